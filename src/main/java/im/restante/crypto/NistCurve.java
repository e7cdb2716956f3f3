package im.restante.crypto;

import im.restante.wire.Bytes;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;

/// A NIST curve with the encodings MLS uses: uncompressed points (SEC 1 §2.3.3), big-endian scalars
/// of full length.
enum NistCurve {
  P256("secp256r1", 32),
  P384("secp384r1", 48),
  P521("secp521r1", 66);

  private final String jcaName;
  private final int fieldLength;
  private final ECDomainParameters domain;

  NistCurve(String jcaName, int fieldLength) {
    this.jcaName = jcaName;
    this.fieldLength = fieldLength;
    X9ECParameters parameters = CustomNamedCurves.getByName(jcaName);
    this.domain = new ECDomainParameters(parameters);
  }

  String jcaName() {
    return jcaName;
  }

  ECDomainParameters domain() {
    return domain;
  }

  /// The size of a coordinate and of a scalar in bytes.
  int fieldLength() {
    return fieldLength;
  }

  /// Whether `key` has the outer form of an uncompressed point; says nothing about the curve.
  boolean hasPointForm(Bytes key) {
    return key.size() == 1 + 2 * fieldLength && key.get(0) == 0x04;
  }

  /// The point, or null where it is compressed, infinite, out of range or off the curve. The curves
  /// have cofactor 1, so every other point has order n.
  @Nullable ECPoint decodePoint(Bytes key) {
    if (!hasPointForm(key)) {
      return null;
    }
    try {
      return domain.getCurve().decodePoint(key.toByteArray());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  byte[] publicKey(byte[] privateKey) {
    return domain.getG().multiply(scalar(privateKey)).normalize().getEncoded(false);
  }

  /// The scalar of a private key of ours; throws [IllegalArgumentException] outside `[1, n-1]`.
  BigInteger scalar(byte[] privateKey) {
    if (!isPrivateKey(privateKey)) {
      throw new IllegalArgumentException("not a private key of " + jcaName);
    }
    return new BigInteger(1, privateKey);
  }

  boolean isPrivateKey(byte[] candidate) {
    BigInteger scalar = new BigInteger(1, candidate);
    return candidate.length == fieldLength
        && scalar.signum() > 0
        && scalar.compareTo(domain.getN()) < 0;
  }

  /// The first byte of a random candidate keeps only these bits, so that few are rejected.
  int candidateMask() {
    return this == P521 ? 0x01 : 0xff;
  }

  /// `value` in exactly [#fieldLength] bytes.
  byte[] encodeField(BigInteger value) {
    byte[] shortest = value.toByteArray();
    byte[] out = new byte[fieldLength];
    int skip = Math.max(0, shortest.length - fieldLength);
    System.arraycopy(
        shortest, skip, out, fieldLength - (shortest.length - skip), shortest.length - skip);
    Arrays.fill(shortest, (byte) 0);
    return out;
  }
}
