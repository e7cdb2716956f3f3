package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// What a queue entry carries.
///
/// ```
/// enum {
///     commit(0), application(1), proposal(2), welcome_bundle(3), trimmed(4), reset(5), (255)
/// } MessageContentType;
/// ```
public enum MessageContentType implements WireStruct {
  COMMIT(0),
  APPLICATION(1),
  PROPOSAL(2),
  WELCOME_BUNDLE(3),
  TRIMMED(4),
  RESET(5);

  private final int value;

  MessageContentType(int value) {
    this.value = value;
  }

  /// The octet on the wire.
  public int value() {
    return value;
  }

  public static MessageContentType read(WireReader reader) {
    return switch (reader.u8("content_type")) {
      case 0 -> COMMIT;
      case 1 -> APPLICATION;
      case 2 -> PROPOSAL;
      case 3 -> WELCOME_BUNDLE;
      case 4 -> TRIMMED;
      case 5 -> RESET;
      default -> throw reader.malformed("content_type", "unknown value");
    };
  }

  @Override
  public void write(WireWriter writer) {
    writer.u8(value);
  }
}
