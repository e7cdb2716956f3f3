package im.restante.client.state;

import im.restante.crypto.HpkeKeyPair;
import im.restante.crypto.Secret;
import im.restante.crypto.SignatureKeyPair;
import im.restante.protocol.qs.QsClientId;
import im.restante.protocol.qs.QsUserId;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// A client's records at its provider and the keys to them.
///
/// @param userRecordKey signs for the user record; all clients of a user have it
/// @param clientRecordKey signs for this client's record and its queue configurations
/// @param queueKey what the queue's seeds are sealed to
/// @param friendshipToken 32 bytes; who has it may claim KeyPackages of this user
public record Account(
    QsUserId userId,
    QsClientId clientId,
    SignatureKeyPair userRecordKey,
    SignatureKeyPair clientRecordKey,
    HpkeKeyPair queueKey,
    Bytes friendshipToken)
    implements WireStruct {

  static Account read(WireReader reader) {
    return new Account(
        QsUserId.read(reader),
        QsClientId.read(reader),
        readSignatureKeys(reader),
        readSignatureKeys(reader),
        new HpkeKeyPair(readSecret(reader), reader.opaque("queue_public_key").compact()),
        reader.opaque("friendship_token").compact());
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(userId).struct(clientId);
    writeSignatureKeys(writer, userRecordKey);
    writeSignatureKeys(writer, clientRecordKey);
    writer
        .opaque(queueKey.privateKey().copy())
        .opaque(queueKey.publicKey())
        .opaque(friendshipToken);
  }

  static SignatureKeyPair readSignatureKeys(WireReader reader) {
    return new SignatureKeyPair(readSecret(reader), reader.opaque("signature_key").compact());
  }

  static void writeSignatureKeys(WireWriter writer, SignatureKeyPair keys) {
    writer.opaque(keys.privateKey().copy()).opaque(keys.publicKey());
  }

  private static Secret readSecret(WireReader reader) {
    return Secret.copyOf(reader.opaque("private_key"));
  }
}
