package im.restante.mls.member;

import im.restante.mls.message.WireFormat;

/// How proposals and commits travel (RFC 9420 §6): a delivery service that follows the group needs
/// them public.
public enum HandshakeFraming {
  PUBLIC_MESSAGE(WireFormat.PUBLIC_MESSAGE),
  PRIVATE_MESSAGE(WireFormat.PRIVATE_MESSAGE);

  private final WireFormat wireFormat;

  HandshakeFraming(WireFormat wireFormat) {
    this.wireFormat = wireFormat;
  }

  WireFormat wireFormat() {
    return wireFormat;
  }
}
