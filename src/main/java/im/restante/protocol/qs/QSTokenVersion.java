package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// What authenticates a request to the Queueing Service.
///
/// ```
/// enum { none(0), v1(1), (255) } QSTokenVersion;
/// ```
public enum QSTokenVersion implements WireStruct {
  NONE(0),
  V1(1);

  private final int value;

  QSTokenVersion(int value) {
    this.value = value;
  }

  /// The octet on the wire.
  public int value() {
    return value;
  }

  public static QSTokenVersion read(WireReader reader) {
    return switch (reader.u8("token_version")) {
      case 0 -> NONE;
      case 1 -> V1;
      default -> throw reader.malformed("token_version", "unknown value");
    };
  }

  @Override
  public void write(WireWriter writer) {
    writer.u8(value);
  }
}
