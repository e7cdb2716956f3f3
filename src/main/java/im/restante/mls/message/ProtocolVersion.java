package im.restante.mls.message;

import im.restante.wire.WireReader;

/// An MLS protocol version (RFC 9420 §6).
public record ProtocolVersion(int value) implements CodePoint {
  public static final ProtocolVersion MLS10 = new ProtocolVersion(1);

  public ProtocolVersion {
    CodePoint.check(value);
  }

  public static ProtocolVersion read(WireReader reader) {
    return new ProtocolVersion(reader.u16("version"));
  }
}
