package im.restante.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.amazon.corretto.crypto.provider.RuntimeCryptoException;
import java.security.Provider;
import org.jspecify.annotations.Nullable;

/// The Amazon Corretto Crypto Provider, loaded with its Ed25519 key factory.
final class Accp {
  /// Without it the provider reads no raw Ed25519 keys; it is looked at when the class loads.
  private static final String ED_KEY_FACTORY =
      "com.amazon.corretto.crypto.provider.registerEdKeyFactory";

  private Accp() {}

  /// The provider, or null where its native code does not load or fails its self-test.
  static @Nullable Provider load() {
    System.setProperty(ED_KEY_FACTORY, "true");
    try {
      AmazonCorrettoCryptoProvider provider = new AmazonCorrettoCryptoProvider();
      provider.assertHealthy();
      return provider;
    } catch (RuntimeCryptoException | LinkageError e) {
      return null;
    }
  }
}
