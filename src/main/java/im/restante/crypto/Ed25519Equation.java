package im.restante.crypto;

import im.restante.wire.Bytes;
import java.math.BigInteger;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// The verification equation of Ed25519, `[S]B = R + [k]A` (RFC 8032 §5.1.7), without a cofactor,
/// in plain integers.
///
/// A few milliseconds a call: for keys and signatures with a component of small order, on which
/// fast implementations disagree and which no honest signer makes. All inputs are public.
final class Ed25519Equation {
  static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));
  static final BigInteger L =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
  private static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);
  private static final BigInteger SQRT_MINUS_ONE =
      BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);
  static final Point BASE = base();

  private Ed25519Equation() {}

  /// A point in extended homogeneous coordinates (RFC 8032 §5.1.4).
  record Point(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {
    static final Point NEUTRAL =
        new Point(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);

    static Point affine(BigInteger x, BigInteger y) {
      return new Point(x, y, BigInteger.ONE, x.multiply(y).mod(P));
    }

    /// The complete addition law: correct for every pair of points, doublings included.
    Point plus(Point other) {
      BigInteger a = y.subtract(x).multiply(other.y.subtract(other.x)).mod(P);
      BigInteger b = y.add(x).multiply(other.y.add(other.x)).mod(P);
      BigInteger c = t.multiply(other.t).multiply(D).shiftLeft(1).mod(P);
      BigInteger d = z.multiply(other.z).shiftLeft(1).mod(P);
      BigInteger e = b.subtract(a);
      BigInteger f = d.subtract(c);
      BigInteger g = d.add(c);
      BigInteger h = b.add(a);
      return new Point(
          e.multiply(f).mod(P), g.multiply(h).mod(P), f.multiply(g).mod(P), e.multiply(h).mod(P));
    }

    Point times(BigInteger scalar) {
      Point sum = NEUTRAL;
      for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
        sum = sum.plus(sum);
        if (scalar.testBit(bit)) {
          sum = sum.plus(this);
        }
      }
      return sum;
    }

    boolean isSame(Point other) {
      return x.multiply(other.z).subtract(other.x.multiply(z)).mod(P).signum() == 0
          && y.multiply(other.z).subtract(other.y.multiply(z)).mod(P).signum() == 0;
    }
  }

  /// Whether the equation holds; false for encodings RFC 8032 §5.1.3 refuses and for S out of
  /// range.
  static boolean holds(Bytes publicKey, Bytes message, Bytes signature) {
    Bytes encodedR = signature.slice(0, 32);
    Point a = decode(publicKey);
    Point r = decode(encodedR);
    BigInteger s = littleEndian(signature.slice(32, 64));
    if (a == null || r == null || s.compareTo(L) >= 0) {
      return false;
    }
    MessageDigest digest = Jca.digest("SHA-512");
    encodedR.update(digest);
    publicKey.update(digest);
    message.update(digest);
    BigInteger k = littleEndian(Bytes.wrap(digest.digest())).mod(L);
    return BASE.times(s).isSame(r.plus(a.times(k)));
  }

  static @Nullable Point decode(Bytes encoded) {
    BigInteger sign = littleEndian(encoded).shiftRight(255);
    BigInteger y = littleEndian(encoded).clearBit(255);
    if (y.compareTo(P) >= 0) {
      return null;
    }
    BigInteger ySquared = y.multiply(y).mod(P);
    BigInteger numerator = ySquared.subtract(BigInteger.ONE).mod(P);
    BigInteger denominator = ySquared.multiply(D).add(BigInteger.ONE).mod(P);
    BigInteger xSquared = numerator.multiply(denominator.modInverse(P)).mod(P);
    BigInteger x = xSquared.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
    if (!x.multiply(x).mod(P).equals(xSquared)) {
      x = x.multiply(SQRT_MINUS_ONE).mod(P);
    }
    boolean isOnCurve = x.multiply(x).mod(P).equals(xSquared);
    boolean isNegativeZero = x.signum() == 0 && sign.signum() != 0;
    if (!isOnCurve || isNegativeZero) {
      return null;
    }
    return Point.affine(x.testBit(0) == (sign.signum() != 0) ? x : P.subtract(x).mod(P), y);
  }

  private static Point base() {
    Point point = decode(Bytes.fromHex("58" + "66".repeat(31)));
    if (point == null) {
      throw new IllegalStateException("base point not on the curve");
    }
    return point;
  }

  static BigInteger littleEndian(Bytes bytes) {
    byte[] reversed = new byte[bytes.size()];
    for (int i = 0; i < reversed.length; i++) {
      reversed[i] = bytes.get(reversed.length - 1 - i);
    }
    return new BigInteger(1, reversed);
  }
}
