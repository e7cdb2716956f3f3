package im.restante.crypto;

import im.restante.wire.Bytes;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// Ed25519 (RFC 8032 §5.1) on Bouncy Castle.
///
/// Bouncy Castle checks a multiple of the verification equation, which forgives components of small
/// order. Requiring the key and R to be of prime order makes it the exact equation, the one native
/// backends check.
final class BcEd25519 implements SignatureScheme {
  @Override
  public SignatureKeyPair generate(RandomSource random) {
    return keyPair(random.secret(Ed25519.SECRET_KEY_SIZE));
  }

  static SignatureKeyPair keyPair(Secret privateKey) {
    byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
    Ed25519.generatePublicKey(privateKey.array(), 0, publicKey, 0);
    return new SignatureKeyPair(privateKey, Bytes.wrap(publicKey));
  }

  @Override
  public Bytes sign(Secret privateKey, Bytes message) {
    if (privateKey.size() != Ed25519.SECRET_KEY_SIZE) {
      throw new IllegalArgumentException("Ed25519 private key of the wrong length");
    }
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(
        privateKey.array(),
        0,
        message.backingArray(),
        message.backingOffset(),
        message.size(),
        signature,
        0);
    return Bytes.wrap(signature);
  }

  @Override
  public boolean verify(Bytes publicKey, Bytes message, Bytes signature) {
    return signature.size() == Ed25519.SIGNATURE_SIZE
        && isPrimeOrder(publicKey)
        && isPrimeOrder(signature.slice(0, Ed25519.PUBLIC_KEY_SIZE))
        && Ed25519.verify(
            signature.backingArray(),
            signature.backingOffset(),
            publicKey.backingArray(),
            publicKey.backingOffset(),
            message.backingArray(),
            message.backingOffset(),
            message.size());
  }

  /// Whether `point` is the canonical encoding of a point of order L.
  static boolean isPrimeOrder(Bytes point) {
    return point.size() == Ed25519.PUBLIC_KEY_SIZE
        && Ed25519.validatePublicKeyFull(point.backingArray(), point.backingOffset());
  }
}
