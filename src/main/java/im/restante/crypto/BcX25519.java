package im.restante.crypto;

import im.restante.wire.Bytes;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.jspecify.annotations.Nullable;

/// X25519 (RFC 7748 §5) on Bouncy Castle.
final class BcX25519 implements DhGroup {
  @Override
  public byte[] publicKey(byte[] privateKey) {
    byte[] out = new byte[X25519.POINT_SIZE];
    X25519.scalarMultBase(privateKey, 0, out, 0);
    return out;
  }

  @Override
  public byte @Nullable [] agree(byte[] privateKey, Bytes publicKey) {
    if (publicKey.size() != X25519.POINT_SIZE) {
      return null;
    }
    byte[] out = new byte[X25519.POINT_SIZE];
    boolean nonZero =
        X25519.calculateAgreement(
            privateKey, 0, publicKey.backingArray(), publicKey.backingOffset(), out, 0);
    return nonZero ? out : null;
  }

  @Override
  public boolean isValidPublicKey(Bytes publicKey) {
    return MontgomeryPoints.isValid25519(publicKey);
  }
}
