package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// Why the service ends a listening connection.
///
/// ```
/// enum { displaced(0), slow(1), deleted(2), draining(3), expired(4), (255) } ClosingReason;
/// ```
public enum ClosingReason implements WireStruct {
  DISPLACED(0),
  SLOW(1),
  DELETED(2),
  DRAINING(3),
  EXPIRED(4);

  private final int value;

  ClosingReason(int value) {
    this.value = value;
  }

  /// The octet on the wire.
  public int value() {
    return value;
  }

  public static ClosingReason read(WireReader reader) {
    return switch (reader.u8("reason")) {
      case 0 -> DISPLACED;
      case 1 -> SLOW;
      case 2 -> DELETED;
      case 3 -> DRAINING;
      case 4 -> EXPIRED;
      default -> throw reader.malformed("reason", "unknown value");
    };
  }

  @Override
  public void write(WireWriter writer) {
    writer.u8(value);
  }
}
