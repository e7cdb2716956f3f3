package im.restante.crypto;

import im.restante.wire.Bytes;
import org.bouncycastle.math.ec.rfc7748.X448;
import org.jspecify.annotations.Nullable;

/// X448 (RFC 7748 §5) on Bouncy Castle.
final class BcX448 implements DhGroup {
  @Override
  public byte[] publicKey(byte[] privateKey) {
    byte[] out = new byte[X448.POINT_SIZE];
    X448.scalarMultBase(privateKey, 0, out, 0);
    return out;
  }

  @Override
  public byte @Nullable [] agree(byte[] privateKey, Bytes publicKey) {
    if (publicKey.size() != X448.POINT_SIZE) {
      return null;
    }
    byte[] out = new byte[X448.POINT_SIZE];
    boolean nonZero =
        X448.calculateAgreement(
            privateKey, 0, publicKey.backingArray(), publicKey.backingOffset(), out, 0);
    return nonZero ? out : null;
  }

  @Override
  public boolean isValidPublicKey(Bytes publicKey) {
    return MontgomeryPoints.isValid448(publicKey);
  }
}
