package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import java.util.List;

/// Publishes KeyPackages of the sending client (D-01).
///
/// ```
/// struct {
///     QsClientId qs_client_id;
///     AddPackage add_packages<V>;
///     bool replace;   /* drop what this client published before (D-37) */
/// } PublishKeyPackagesRequest;
/// ```
public record PublishKeyPackagesRequest(
    QsClientId clientId, List<AddPackage> addPackages, boolean replace) implements QSRequest {
  public PublishKeyPackagesRequest {
    addPackages = List.copyOf(addPackages);
  }

  @Override
  public QSRequestType type() {
    return QSRequestType.PUBLISH_KEY_PACKAGES;
  }

  public static PublishKeyPackagesRequest read(WireReader reader) {
    return new PublishKeyPackagesRequest(
        QsClientId.read(reader),
        reader.vector("add_packages", AddPackage::read),
        reader.bool("replace"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(clientId).vector(addPackages).bool(replace);
  }
}
