package im.restante.protocol.qs;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// Replaces keys of a client record.
///
/// A new queue encryption key rekeys the queue's ratchet.
///
/// ```
/// struct {
///     QsClientId qs_client_id;
///     optional<SignaturePublicKey> client_record_auth_key;
///     optional<HPKEPublicKey> queue_encryption_key;
/// } UpdateClientRequest;
/// ```
public record UpdateClientRequest(
    QsClientId clientId, @Nullable Bytes clientRecordAuthKey, @Nullable Bytes queueEncryptionKey)
    implements QSRequest {
  @Override
  public QSRequestType type() {
    return QSRequestType.UPDATE_CLIENT;
  }

  public static UpdateClientRequest read(WireReader reader) {
    return new UpdateClientRequest(
        QsClientId.read(reader),
        reader.optional("client_record_auth_key", inner -> inner.opaque("client_record_auth_key")),
        reader.optional("queue_encryption_key", inner -> inner.opaque("queue_encryption_key")));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(clientId).optionalOpaque(clientRecordAuthKey).optionalOpaque(queueEncryptionKey);
  }
}
