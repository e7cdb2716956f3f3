package im.restante.crypto;

import im.restante.wire.Bytes;
import org.bouncycastle.math.ec.rfc8032.Ed448;

/// Ed448 (RFC 8032 §5.2) on Bouncy Castle, with the strictness of [BcEd25519].
final class BcEd448 implements SignatureScheme {
  private static final byte[] CONTEXT = new byte[0];

  @Override
  public SignatureKeyPair generate(RandomSource random) {
    Secret privateKey = random.secret(Ed448.SECRET_KEY_SIZE);
    byte[] publicKey = new byte[Ed448.PUBLIC_KEY_SIZE];
    Ed448.generatePublicKey(privateKey.array(), 0, publicKey, 0);
    return new SignatureKeyPair(privateKey, Bytes.wrap(publicKey));
  }

  @Override
  public Bytes sign(Secret privateKey, Bytes message) {
    if (privateKey.size() != Ed448.SECRET_KEY_SIZE) {
      throw new IllegalArgumentException("Ed448 private key of the wrong length");
    }
    byte[] signature = new byte[Ed448.SIGNATURE_SIZE];
    Ed448.sign(
        privateKey.array(),
        0,
        CONTEXT,
        message.backingArray(),
        message.backingOffset(),
        message.size(),
        signature,
        0);
    return Bytes.wrap(signature);
  }

  @Override
  public boolean verify(Bytes publicKey, Bytes message, Bytes signature) {
    return signature.size() == Ed448.SIGNATURE_SIZE
        && isPrimeOrder(publicKey)
        && isPrimeOrder(signature.slice(0, Ed448.PUBLIC_KEY_SIZE))
        && Ed448.verify(
            signature.backingArray(),
            signature.backingOffset(),
            publicKey.backingArray(),
            publicKey.backingOffset(),
            CONTEXT,
            message.backingArray(),
            message.backingOffset(),
            message.size());
  }

  private static boolean isPrimeOrder(Bytes point) {
    return point.size() == Ed448.PUBLIC_KEY_SIZE
        && Ed448.validatePublicKeyFull(point.backingArray(), point.backingOffset());
  }
}
