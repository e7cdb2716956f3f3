package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// What a resumption PSK is used for (RFC 9420 §8.4).
///
/// ```
/// enum { reserved(0), application(1), reinit(2), branch(3), (255) } ResumptionPSKUsage;
/// ```
public enum ResumptionPSKUsage implements WireStruct {
  APPLICATION,
  REINIT,
  BRANCH;

  public static ResumptionPSKUsage read(WireReader reader) {
    return switch (reader.u8("usage")) {
      case 1 -> APPLICATION;
      case 2 -> REINIT;
      case 3 -> BRANCH;
      default -> throw reader.malformed("usage", "unknown value");
    };
  }

  @Override
  public void write(WireWriter writer) {
    writer.u8(
        switch (this) {
          case APPLICATION -> 1;
          case REINIT -> 2;
          case BRANCH -> 3;
        });
  }
}
