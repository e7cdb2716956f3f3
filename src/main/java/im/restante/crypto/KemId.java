package im.restante.crypto;

/// The Diffie-Hellman KEMs of RFC 9180 §7.1.
enum KemId {
  P256(0x0010, KdfId.HKDF_SHA256, 65, 32, 32),
  P384(0x0011, KdfId.HKDF_SHA384, 97, 48, 48),
  P521(0x0012, KdfId.HKDF_SHA512, 133, 66, 64),
  X25519(0x0020, KdfId.HKDF_SHA256, 32, 32, 32),
  X448(0x0021, KdfId.HKDF_SHA512, 56, 56, 64);

  private final int value;
  private final KdfId kdf;
  private final int publicKeyLength;
  private final int privateKeyLength;
  private final int secretLength;

  KemId(int value, KdfId kdf, int publicKeyLength, int privateKeyLength, int secretLength) {
    this.value = value;
    this.kdf = kdf;
    this.publicKeyLength = publicKeyLength;
    this.privateKeyLength = privateKeyLength;
    this.secretLength = secretLength;
  }

  int value() {
    return value;
  }

  /// The KDF inside the KEM, which is the KEM's own and not the suite's.
  KdfId kdf() {
    return kdf;
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
