package im.restante.protocol.qs;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Asks for a user record with its first client and queue (C-25).
///
/// Identical bytes give the ids of the first time (D1).
///
/// ```
/// struct {
///     SignaturePublicKey user_record_auth_key;
///     opaque friendship_token[32];
///     SignaturePublicKey client_record_auth_key;
///     HPKEPublicKey queue_encryption_key;
/// } CreateUserRequest;
/// ```
public record CreateUserRequest(
    Bytes userRecordAuthKey,
    Bytes friendshipToken,
    Bytes clientRecordAuthKey,
    Bytes queueEncryptionKey)
    implements QSRequest {
  public static final int FRIENDSHIP_TOKEN_BYTES = 32;

  @Override
  public QSRequestType type() {
    return QSRequestType.CREATE_USER;
  }

  public static CreateUserRequest read(WireReader reader) {
    return new CreateUserRequest(
        reader.opaque("user_record_auth_key"),
        reader.fixed("friendship_token", FRIENDSHIP_TOKEN_BYTES),
        reader.opaque("client_record_auth_key"),
        reader.opaque("queue_encryption_key"));
  }

  @Override
  public void write(WireWriter writer) {
    writer
        .opaque(userRecordAuthKey)
        .fixed(friendshipToken)
        .opaque(clientRecordAuthKey)
        .opaque(queueEncryptionKey);
  }
}
