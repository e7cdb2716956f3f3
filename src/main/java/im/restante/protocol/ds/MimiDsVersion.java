package im.restante.protocol.ds;

import im.restante.mls.message.Extension;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// The `mimi_ds_version` extension of a GroupContext.
///
/// ```
/// struct { uint16 version; enum { full(0), reduced(1), (255) } metadata_mode; } MimiDsVersion;
/// ```
public record MimiDsVersion(int version, MetadataMode metadataMode) implements WireStruct {
  public Extension toExtension() {
    return Extension.of(DsTypes.MIMI_DS_VERSION, this);
  }

  public static MimiDsVersion read(WireReader reader) {
    return new MimiDsVersion(reader.u16("version"), MetadataMode.read(reader));
  }

  @Override
  public void write(WireWriter writer) {
    writer.u16(version).struct(metadataMode);
  }
}
