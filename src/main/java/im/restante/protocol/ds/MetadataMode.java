package im.restante.protocol.ds;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// How much the service may learn about a group; fixed when it is created.
///
/// ```
/// enum { full(0), reduced(1), (255) } metadata_mode;
/// ```
public enum MetadataMode implements WireStruct {
  /// Members are named, the group lies under a key of the provider (V2).
  FULL(0),
  /// Members are pseudonyms, the group lies under a key that only members have (V1).
  REDUCED(1);

  private final int value;

  MetadataMode(int value) {
    this.value = value;
  }

  public static MetadataMode read(WireReader reader) {
    return switch (reader.u8("metadata_mode")) {
      case 0 -> FULL;
      case 1 -> REDUCED;
      default -> throw reader.malformed("metadata_mode", "unknown value");
    };
  }

  @Override
  public void write(WireWriter writer) {
    writer.u8(value);
  }
}
