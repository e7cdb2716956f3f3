package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import java.util.List;

/// One AddPackage of each client of a user that has one left.
///
/// ```
/// struct { AddPackage add_packages<V>; } KeyPackages;
/// ```
public record KeyPackages(List<AddPackage> addPackages) implements QSResponse.Body {
  public KeyPackages {
    addPackages = List.copyOf(addPackages);
  }

  @Override
  public QSResponseType type() {
    return QSResponseType.KEY_PACKAGES;
  }

  public static KeyPackages read(WireReader reader) {
    return new KeyPackages(reader.vector("add_packages", AddPackage::read));
  }

  @Override
  public void write(WireWriter writer) {
    writer.vector(addPackages);
  }
}
