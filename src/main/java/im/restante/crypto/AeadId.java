package im.restante.crypto;

/// The AEADs of RFC 9180 §7.3 that RFC 9420 uses; all have 12-byte nonces and 16-byte tags.
enum AeadId {
  AES_128_GCM(0x0001, 16),
  AES_256_GCM(0x0002, 32),
  CHACHA20_POLY1305(0x0003, 32);

  static final int NONCE_LENGTH = 12;
  static final int TAG_LENGTH = 16;

  private final int value;
  private final int keyLength;

  AeadId(int value, int keyLength) {
    this.value = value;
    this.keyLength = keyLength;
  }

  int value() {
    return value;
  }

  int keyLength() {
    return keyLength;
  }
}
