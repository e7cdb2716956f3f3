package im.restante.crypto;

import org.jspecify.annotations.Nullable;

/// The seven cipher suites of RFC 9420 §17.1 with the lengths RFC 9180 §7 gives for their parts.
///
/// Lengths in bytes; ids are those of the HPKE registries (RFC 9180 §7.1, §7.2, §7.3).
public enum CipherSuite {
  MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519(
      1, KemId.X25519, KdfId.HKDF_SHA256, AeadId.AES_128_GCM, SignatureId.ED25519),
  MLS_128_DHKEMP256_AES128GCM_SHA256_P256(
      2, KemId.P256, KdfId.HKDF_SHA256, AeadId.AES_128_GCM, SignatureId.ECDSA_P256),
  MLS_128_DHKEMX25519_CHACHA20POLY1305_SHA256_ED25519(
      3, KemId.X25519, KdfId.HKDF_SHA256, AeadId.CHACHA20_POLY1305, SignatureId.ED25519),
  MLS_256_DHKEMX448_AES256GCM_SHA512_ED448(
      4, KemId.X448, KdfId.HKDF_SHA512, AeadId.AES_256_GCM, SignatureId.ED448),
  MLS_256_DHKEMP521_AES256GCM_SHA512_P521(
      5, KemId.P521, KdfId.HKDF_SHA512, AeadId.AES_256_GCM, SignatureId.ECDSA_P521),
  MLS_256_DHKEMX448_CHACHA20POLY1305_SHA512_ED448(
      6, KemId.X448, KdfId.HKDF_SHA512, AeadId.CHACHA20_POLY1305, SignatureId.ED448),
  MLS_256_DHKEMP384_AES256GCM_SHA384_P384(
      7, KemId.P384, KdfId.HKDF_SHA384, AeadId.AES_256_GCM, SignatureId.ECDSA_P384);

  private static final CipherSuite[] BY_VALUE = values();

  private final int value;
  private final KemId kem;
  private final KdfId kdf;
  private final AeadId aead;
  private final SignatureId signature;

  CipherSuite(int value, KemId kem, KdfId kdf, AeadId aead, SignatureId signature) {
    this.value = value;
    this.kem = kem;
    this.kdf = kdf;
    this.aead = aead;
    this.signature = signature;
  }

  /// The suite with this code point, null for the reserved, GREASE and unknown ones.
  public static @Nullable CipherSuite of(int value) {
    return value >= 1 && value <= BY_VALUE.length ? BY_VALUE[value - 1] : null;
  }

  /// The code point on the wire.
  public int value() {
    return value;
  }

  /// KDF.Nh: the size of a hash, a MAC and every secret of the key schedule.
  public int hashLength() {
    return kdf.hashLength();
  }

  /// AEAD.Nk.
  public int aeadKeyLength() {
    return aead.keyLength();
  }

  /// AEAD.Nn.
  public int aeadNonceLength() {
    return AeadId.NONCE_LENGTH;
  }

  /// By how much a ciphertext is longer than its plaintext.
  public int aeadTagLength() {
    return AeadId.TAG_LENGTH;
  }

  /// Npk, the size of an HPKE public key.
  public int kemPublicKeyLength() {
    return kem.publicKeyLength();
  }

  /// Nenc, the size of a KEM output; equal to [#kemPublicKeyLength] for every DHKEM.
  public int kemOutputLength() {
    return kem.publicKeyLength();
  }

  public int kemId() {
    return kem.value();
  }

  public int kdfId() {
    return kdf.value();
  }

  public int aeadId() {
    return aead.value();
  }

  KemId kem() {
    return kem;
  }

  KdfId kdf() {
    return kdf;
  }

  AeadId aead() {
    return aead;
  }

  SignatureId signature() {
    return signature;
  }
}
