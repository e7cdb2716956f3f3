package im.restante.crypto;

import im.restante.wire.Bytes;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// Ed25519 (RFC 8032 §5.1) on Bouncy Castle.
///
/// Bouncy Castle checks a multiple of the verification equation, which forgives components of small
/// order in A and R. Where either has one, [Ed25519Equation] decides.
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
    return Ed25519Rules.admit(publicKey, signature)
        && verifyMultiple(publicKey, message, signature)
        && ((hasPrimeOrder(publicKey) && hasPrimeOrder(signature))
            || Ed25519Equation.holds(publicKey, message, signature));
  }

  private static boolean verifyMultiple(Bytes publicKey, Bytes message, Bytes signature) {
    return Ed25519.verify(
        signature.backingArray(),
        signature.backingOffset(),
        publicKey.backingArray(),
        publicKey.backingOffset(),
        message.backingArray(),
        message.backingOffset(),
        message.size());
  }

  /// Whether the point at the start of `bytes` has order L.
  private static boolean hasPrimeOrder(Bytes bytes) {
    return Ed25519.validatePublicKeyFull(bytes.backingArray(), bytes.backingOffset());
  }
}
