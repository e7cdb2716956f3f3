package im.restante.mls.message;

import im.restante.wire.WireReader;

/// The kind of body of an MLSMessage (RFC 9420 §6, §17.2).
public record WireFormat(int value) implements CodePoint {
  public static final WireFormat PUBLIC_MESSAGE = new WireFormat(1);
  public static final WireFormat PRIVATE_MESSAGE = new WireFormat(2);
  public static final WireFormat WELCOME = new WireFormat(3);
  public static final WireFormat GROUP_INFO = new WireFormat(4);
  public static final WireFormat KEY_PACKAGE = new WireFormat(5);

  public WireFormat {
    CodePoint.check(value);
  }

  public static WireFormat read(WireReader reader) {
    return new WireFormat(reader.u16("wire_format"));
  }
}
