package im.restante.protocol.ds;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// How a request is authenticated.
///
/// ```
/// enum { none(0), v1(1), v2(2), (255) } DSTokenVersion;
/// ```
public enum DSTokenVersion implements WireStruct {
  NONE(0),
  /// Over group, time and sender alone: accepted beside an MLS handshake message signed by the same
  /// leaf (V12).
  V1(1),
  /// Over the whole request as well.
  V2(2);

  private final int value;

  DSTokenVersion(int value) {
    this.value = value;
  }

  public static DSTokenVersion read(WireReader reader) {
    return switch (reader.u8("token_version")) {
      case 0 -> NONE;
      case 1 -> V1;
      case 2 -> V2;
      default -> throw reader.malformed("token_version", "unknown value");
    };
  }

  @Override
  public void write(WireWriter writer) {
    writer.u8(value);
  }
}
