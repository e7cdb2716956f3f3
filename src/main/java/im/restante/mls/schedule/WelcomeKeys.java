package im.restante.mls.schedule;

import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// Key and nonce of the GroupInfo inside a Welcome (RFC 9420 §12.4.3.1).
public record WelcomeKeys(Secret key, Secret nonce) implements AutoCloseable {

  /// Derives both; `welcomeSecret` stays the caller's to close.
  public static WelcomeKeys derive(SuiteCrypto crypto, Secret welcomeSecret) {
    return new WelcomeKeys(
        Labels.expandWithLabel(
            crypto, welcomeSecret, "key", Bytes.EMPTY, crypto.suite().aeadKeyLength()),
        Labels.expandWithLabel(
            crypto, welcomeSecret, "nonce", Bytes.EMPTY, crypto.suite().aeadNonceLength()));
  }

  public Bytes seal(SuiteCrypto crypto, Bytes groupInfo) {
    return crypto.seal(key, nonce.copy(), Bytes.EMPTY, groupInfo);
  }

  /// The encoded GroupInfo, null if it does not authenticate.
  public @Nullable Bytes open(SuiteCrypto crypto, Bytes encryptedGroupInfo) {
    return crypto.open(key, nonce.copy(), Bytes.EMPTY, encryptedGroupInfo);
  }

  @Override
  public void close() {
    key.close();
    nonce.close();
  }
}
