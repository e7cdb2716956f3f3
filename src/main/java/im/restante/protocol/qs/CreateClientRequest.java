package im.restante.protocol.qs;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Adds a client with a queue to the sender's user record (C-27, C-28).
///
/// Identical bytes give the id of the first time (D1).
///
/// ```
/// struct {
///     SignaturePublicKey client_record_auth_key;
///     HPKEPublicKey queue_encryption_key;
/// } CreateClientRequest;
/// ```
public record CreateClientRequest(Bytes clientRecordAuthKey, Bytes queueEncryptionKey)
    implements QSRequest {
  @Override
  public QSRequestType type() {
    return QSRequestType.CREATE_CLIENT;
  }

  public static CreateClientRequest read(WireReader reader) {
    return new CreateClientRequest(
        reader.opaque("client_record_auth_key"), reader.opaque("queue_encryption_key"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(clientRecordAuthKey).opaque(queueEncryptionKey);
  }
}
