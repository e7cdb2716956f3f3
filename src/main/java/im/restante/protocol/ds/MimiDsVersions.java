package im.restante.protocol.ds;

import im.restante.mls.message.Extension;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.List;

/// The `mimi_ds_version` extension of a leaf: the protocol versions its client speaks.
///
/// ```
/// uint16 versions<V>;
/// ```
public record MimiDsVersions(List<Integer> versions) implements WireStruct {
  public MimiDsVersions {
    versions = List.copyOf(versions);
  }

  public Extension toExtension() {
    return Extension.of(DsTypes.MIMI_DS_VERSION, this);
  }

  public static MimiDsVersions read(WireReader reader) {
    return new MimiDsVersions(reader.vector("versions", version -> version.u16("version")));
  }

  @Override
  public void write(WireWriter writer) {
    writer.vector(versions, (version, to) -> to.u16(version));
  }
}
