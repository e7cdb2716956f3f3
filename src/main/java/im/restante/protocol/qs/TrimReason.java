package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// Why entries of a queue were dropped (C-36).
///
/// ```
/// enum { age(0), length(1), (255) } TrimReason;
/// ```
public enum TrimReason implements WireStruct {
  AGE(0),
  LENGTH(1);

  private final int value;

  TrimReason(int value) {
    this.value = value;
  }

  /// The octet on the wire.
  public int value() {
    return value;
  }

  public static TrimReason read(WireReader reader) {
    return switch (reader.u8("reason")) {
      case 0 -> AGE;
      case 1 -> LENGTH;
      default -> throw reader.malformed("reason", "unknown value");
    };
  }

  @Override
  public void write(WireWriter writer) {
    writer.u8(value);
  }
}
