package im.restante.mls.vectors;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.Secret;
import im.restante.wire.Bytes;

/// Private keys as the generators write them.
final class VectorKeys {
  private VectorKeys() {}

  /// A signature or HPKE private key; leading zeros of scalars may be missing.
  static Secret privateKey(CipherSuite suite, Bytes written) {
    int size =
        switch (suite) {
          case MLS_128_DHKEMP256_AES128GCM_SHA256_P256 -> 32;
          case MLS_256_DHKEMP384_AES256GCM_SHA384_P384 -> 48;
          case MLS_256_DHKEMP521_AES256GCM_SHA512_P521 -> 66;
          case MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519,
              MLS_128_DHKEMX25519_CHACHA20POLY1305_SHA256_ED25519,
              MLS_256_DHKEMX448_AES256GCM_SHA512_ED448,
              MLS_256_DHKEMX448_CHACHA20POLY1305_SHA512_ED448 ->
              written.size();
        };
    byte[] padded = new byte[size];
    written.copyTo(padded, size - written.size());
    return Secret.of(padded);
  }
}
