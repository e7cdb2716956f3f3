package im.restante.mls.tree;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.CryptoProvider;
import im.restante.crypto.SignatureBackend;
import im.restante.crypto.SuiteCrypto;

/// The suite that tests use where any will do.
final class TestCrypto {
  static final SuiteCrypto SUITE_1 =
      CryptoProvider.create(SignatureBackend.AUTO)
          .suite(CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519);

  private TestCrypto() {}
}
