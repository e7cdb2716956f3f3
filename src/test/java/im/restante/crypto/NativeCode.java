package im.restante.crypto;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// The native backends; a test that needs one is skipped on machines they are not built for.
final class NativeCode {
  private NativeCode() {}

  static CryptoProvider signatures() {
    CryptoProvider provider = CryptoProvider.create(SignatureBackend.AUTO);
    assumeTrue(provider.description().contains("corretto"), "no native signatures on this machine");
    return provider;
  }

  static DhGroup x25519() {
    ConscryptX25519 group = ConscryptX25519.load();
    assumeTrue(group != null, "no native X25519 on this machine");
    if (group == null) {
      throw new AssertionError();
    }
    return group;
  }
}
