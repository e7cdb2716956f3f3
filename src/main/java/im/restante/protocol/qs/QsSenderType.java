package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// Whether a record key of a user or of a client signed a request.
///
/// ```
/// enum { user(0), client(1), (255) } QsSenderType;
/// ```
public enum QsSenderType implements WireStruct {
  USER(0),
  CLIENT(1);

  private final int value;

  QsSenderType(int value) {
    this.value = value;
  }

  /// The octet on the wire.
  public int value() {
    return value;
  }

  public static QsSenderType read(WireReader reader) {
    return switch (reader.u8("sender_type")) {
      case 0 -> USER;
      case 1 -> CLIENT;
      default -> throw reader.malformed("sender_type", "unknown value");
    };
  }

  @Override
  public void write(WireWriter writer) {
    writer.u8(value);
  }
}
