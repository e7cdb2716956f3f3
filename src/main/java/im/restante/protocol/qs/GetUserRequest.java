package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Asks for the sender's own user record.
///
/// ```
/// struct {} GetUserRequest;
/// ```
public record GetUserRequest() implements QSRequest {
  @Override
  public QSRequestType type() {
    return QSRequestType.GET_USER;
  }

  public static GetUserRequest read(WireReader reader) {
    return new GetUserRequest();
  }

  @Override
  public void write(WireWriter writer) {}
}
