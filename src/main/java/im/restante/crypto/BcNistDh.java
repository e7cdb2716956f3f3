package im.restante.crypto;

import im.restante.wire.Bytes;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;

/// ECDH on a NIST curve (RFC 9180 §7.1.1: the x-coordinate at full length) on Bouncy Castle.
final class BcNistDh implements DhGroup {
  private final NistCurve curve;

  BcNistDh(NistCurve curve) {
    this.curve = curve;
  }

  @Override
  public byte[] publicKey(byte[] privateKey) {
    return curve.publicKey(privateKey);
  }

  @Override
  public byte @Nullable [] agree(byte[] privateKey, Bytes publicKey) {
    ECPoint point = curve.decodePoint(publicKey);
    if (point == null) {
      return null;
    }
    ECPoint shared = point.multiply(curve.scalar(privateKey)).normalize();
    return shared.isInfinity() ? null : shared.getAffineXCoord().getEncoded();
  }

  @Override
  public boolean isValidPublicKey(Bytes publicKey) {
    return curve.decodePoint(publicKey) != null;
  }

  @Override
  public boolean isPrivateKey(byte[] candidate) {
    return curve.isPrivateKey(candidate);
  }

  @Override
  public int candidateMask() {
    return curve.candidateMask();
  }
}
