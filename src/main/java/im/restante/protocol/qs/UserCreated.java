package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// The names of a new user record and its first client.
///
/// ```
/// struct { QsUserId qs_user_id; QsClientId qs_client_id; } UserCreated;
/// ```
public record UserCreated(QsUserId userId, QsClientId clientId) implements QSResponse.Body {
  @Override
  public QSResponseType type() {
    return QSResponseType.USER_CREATED;
  }

  public static UserCreated read(WireReader reader) {
    return new UserCreated(QsUserId.read(reader), QsClientId.read(reader));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(userId).struct(clientId);
  }
}
