package im.restante.protocol.ds;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Asks for a fresh, reserved group id.
///
/// ```
/// struct {} RequestGroupIdRequest;
/// ```
public record RequestGroupIdRequest() implements DSRequest {
  @Override
  public DSRequestType type() {
    return DSRequestType.REQUEST_GROUP_ID;
  }

  static RequestGroupIdRequest readBody(WireReader reader) {
    return new RequestGroupIdRequest();
  }

  @Override
  public void writeBody(WireWriter writer) {}
}
