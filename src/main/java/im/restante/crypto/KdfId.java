package im.restante.crypto;

/// The key derivation functions of RFC 9180 §7.2 with the JDK's names for hash and MAC.
enum KdfId {
  HKDF_SHA256(0x0001, 32, "SHA-256", "HmacSHA256"),
  HKDF_SHA384(0x0002, 48, "SHA-384", "HmacSHA384"),
  HKDF_SHA512(0x0003, 64, "SHA-512", "HmacSHA512");

  private final int value;
  private final int hashLength;
  private final String digestName;
  private final String macName;

  KdfId(int value, int hashLength, String digestName, String macName) {
    this.value = value;
    this.hashLength = hashLength;
    this.digestName = digestName;
    this.macName = macName;
  }

  int value() {
    return value;
  }

  /// Nh.
  int hashLength() {
    return hashLength;
  }

  String digestName() {
    return digestName;
  }

  String macName() {
    return macName;
  }
}
