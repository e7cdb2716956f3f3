package im.restante.crypto;

import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// The Diffie-Hellman group of a DHKEM (RFC 9180 §4.1, §7.1). Thread-safe.
interface DhGroup {
  /// The serialized public key of a private key of ours.
  byte[] publicKey(byte[] privateKey);

  /// The shared secret, or null where the peer's key is invalid or the result is all zeros (RFC
  /// 9180 §7.1.4).
  byte @Nullable [] agree(byte[] privateKey, Bytes publicKey);

  /// Whether [#agree] would answer, without the cost of it where possible.
  boolean isValidPublicKey(Bytes publicKey);

  /// Whether `candidate` is a private key: always for X25519 and X448, in `[1, n-1]` for NIST.
  default boolean isPrivateKey(byte[] candidate) {
    return true;
  }

  /// The bitmask for the first byte of a candidate in DeriveKeyPair (RFC 9180 §7.1.3); 0 where the
  /// private key is expanded directly.
  default int candidateMask() {
    return 0;
  }
}
