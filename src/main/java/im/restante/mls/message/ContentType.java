package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// What a FramedContent carries (RFC 9420 §6).
///
/// ```
/// enum { reserved(0), application(1), proposal(2), commit(3), (255) } ContentType;
/// ```
public enum ContentType implements WireStruct {
  APPLICATION,
  PROPOSAL,
  COMMIT;

  public static ContentType read(WireReader reader) {
    return switch (reader.u8("content_type")) {
      case 1 -> APPLICATION;
      case 2 -> PROPOSAL;
      case 3 -> COMMIT;
      default -> throw reader.malformed("content_type", "unknown value");
    };
  }

  @Override
  public void write(WireWriter writer) {
    writer.u8(
        switch (this) {
          case APPLICATION -> 1;
          case PROPOSAL -> 2;
          case COMMIT -> 3;
        });
  }
}
