package im.restante.protocol.qs;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// Replaces the key or the friendship token of the sender's user record, or both.
///
/// An old token stops working at once (D-33).
///
/// ```
/// struct {
///     optional<SignaturePublicKey> user_record_auth_key;
///     optional<opaque friendship_token[32]>;
/// } UpdateUserRequest;
/// ```
public record UpdateUserRequest(@Nullable Bytes userRecordAuthKey, @Nullable Bytes friendshipToken)
    implements QSRequest {
  @Override
  public QSRequestType type() {
    return QSRequestType.UPDATE_USER;
  }

  public static UpdateUserRequest read(WireReader reader) {
    return new UpdateUserRequest(
        reader.optional("user_record_auth_key", inner -> inner.opaque("user_record_auth_key")),
        reader.optional(
            "friendship_token",
            inner -> inner.fixed("friendship_token", CreateUserRequest.FRIENDSHIP_TOKEN_BYTES)));
  }

  @Override
  public void write(WireWriter writer) {
    writer.optionalOpaque(userRecordAuthKey).bool(friendshipToken != null);
    if (friendshipToken != null) {
      writer.fixed(friendshipToken);
    }
  }
}
