package im.restante.crypto;

import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// The operations of one cipher suite (RFC 9420 §5.1, RFC 9180, RFC 5869).
///
/// Thread-safe; cipher objects are kept per thread, so a call looks up no provider. Bytes from
/// outside (public keys, signatures, ciphertexts, KEM outputs) never cause an exception. Keys of
/// our own with a wrong length are bugs and throw [IllegalArgumentException].
public interface SuiteCrypto {
  CipherSuite suite();

  /// Hash(data), Nh bytes.
  Bytes hash(Bytes data);

  /// Hash of the parts joined, without joining them.
  Bytes hash(Bytes first, Bytes second);

  /// MAC(key, data), Nh bytes: HMAC with the suite's hash.
  Bytes mac(Secret key, Bytes data);

  /// KDF.Extract(salt, ikm), Nh bytes.
  Secret extract(Secret salt, Secret ikm);

  /// KDF.Expand(prk, info, length); `length` at most 255 Nh.
  Secret expand(Secret prk, Bytes info, int length);

  /// AEAD.Seal: the ciphertext followed by its tag.
  Bytes seal(Secret key, Bytes nonce, Bytes aad, Bytes plaintext);

  /// AEAD.Open, or null where authentication fails or `ciphertext` is shorter than a tag.
  @Nullable Bytes open(Secret key, Bytes nonce, Bytes aad, Bytes ciphertext);

  SignatureKeyPair generateSignatureKeyPair(RandomSource random);

  /// Signs `message` itself, without a label; EdDSA pure, ECDSA deterministic (RFC 6979) in DER.
  Bytes sign(Secret privateKey, Bytes message);

  /// Whether `signature` is valid; false for every malformed key or signature.
  ///
  /// Where RFC 8032 leaves a choice: no cofactor, and keys or R of small order verify nothing.
  boolean verify(Bytes publicKey, Bytes message, Bytes signature);

  /// DeriveKeyPair (RFC 9180 §7.1.3).
  HpkeKeyPair deriveHpkeKeyPair(Secret ikm);

  HpkeKeyPair generateHpkeKeyPair(RandomSource random);

  /// Whether a peer's key deserializes and can be encrypted to (RFC 9180 §7.1.4): right length, a
  /// point on the curve, not of small order.
  boolean isValidHpkePublicKey(Bytes publicKey);

  /// The public half of an HPKE private key of ours.
  Bytes hpkePublicKey(Secret privateKey);

  /// SealBase with a fresh ephemeral key.
  ///
  /// Throws [IllegalArgumentException] if the key is not valid: check [#isValidHpkePublicKey]
  /// first.
  HpkeSealed hpkeSeal(Bytes publicKey, Bytes info, Bytes aad, Bytes plaintext, RandomSource random);

  /// OpenBase, or null where the KEM output is invalid or authentication fails.
  @Nullable Bytes hpkeOpen(
      Secret privateKey, Bytes publicKey, Bytes kemOutput, Bytes info, Bytes aad, Bytes ciphertext);

  /// SendExportBase (RFC 9180 §6.2), for the external init of RFC 9420 §8.3.
  ///
  /// Throws [IllegalArgumentException] if the key is not valid.
  HpkeExport hpkeSendExport(
      Bytes publicKey, Bytes info, Bytes exporterContext, int length, RandomSource random);

  /// ReceiveExportBase, or null where the KEM output is invalid.
  @Nullable Secret hpkeReceiveExport(
      Secret privateKey,
      Bytes publicKey,
      Bytes kemOutput,
      Bytes info,
      Bytes exporterContext,
      int length);
}
