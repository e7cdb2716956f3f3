package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Deletes the sender's user record with all its clients, queues and KeyPackages (C-26).
///
/// ```
/// struct {} DeleteUserRequest;
/// ```
public record DeleteUserRequest() implements QSRequest {
  @Override
  public QSRequestType type() {
    return QSRequestType.DELETE_USER;
  }

  public static DeleteUserRequest read(WireReader reader) {
    return new DeleteUserRequest();
  }

  @Override
  public void write(WireWriter writer) {}
}
