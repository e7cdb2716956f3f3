package im.restante.crypto;

/// The Diffie-Hellman KEMs of RFC 9180 §7.1. In every suite of MLS the KDF inside the KEM is the
/// suite's own.
enum KemId {
  P256(0x0010, 65, 32, 32),
  P384(0x0011, 97, 48, 48),
  P521(0x0012, 133, 66, 64),
  X25519(0x0020, 32, 32, 32),
  X448(0x0021, 56, 56, 64);

  private final int value;
  private final int publicKeyLength;
  private final int privateKeyLength;
  private final int secretLength;

  KemId(int value, int publicKeyLength, int privateKeyLength, int secretLength) {
    this.value = value;
    this.publicKeyLength = publicKeyLength;
    this.privateKeyLength = privateKeyLength;
    this.secretLength = secretLength;
  }

  int value() {
    return value;
  }

  /// Npk and Nenc.
  int publicKeyLength() {
    return publicKeyLength;
  }

  /// Nsk.
  int privateKeyLength() {
    return privateKeyLength;
  }

  /// Nsecret.
  int secretLength() {
    return secretLength;
  }
}
