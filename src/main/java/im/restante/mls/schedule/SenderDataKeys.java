package im.restante.mls.schedule;

import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.wire.Bytes;

/// Key and nonce that protect the sender data of one PrivateMessage (RFC 9420 §6.3.2).
public record SenderDataKeys(Secret key, Secret nonce) implements AutoCloseable {

  /// Both depend on a sample of the message's ciphertext: its first KDF.Nh bytes.
  public static SenderDataKeys derive(
      SuiteCrypto crypto, Secret senderDataSecret, Bytes ciphertext) {
    Bytes sample = ciphertext.slice(0, Math.min(ciphertext.size(), crypto.suite().hashLength()));
    return new SenderDataKeys(
        Labels.expandWithLabel(
            crypto, senderDataSecret, "key", sample, crypto.suite().aeadKeyLength()),
        Labels.expandWithLabel(
            crypto, senderDataSecret, "nonce", sample, crypto.suite().aeadNonceLength()));
  }

  @Override
  public void close() {
    key.close();
    nonce.close();
  }
}
