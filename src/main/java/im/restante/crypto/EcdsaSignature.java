package im.restante.crypto;

import im.restante.wire.Bytes;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// An ECDSA signature as MLS sends it: `SEQUENCE { r INTEGER, s INTEGER }` in DER (RFC 8446
/// §4.2.3).
///
/// Read here and not by the backends, so that all of them refuse the same encodings: lengths and
/// integers must be minimal, and nothing may follow.
record EcdsaSignature(BigInteger r, BigInteger s) {
  private static final byte SEQUENCE = 0x30;
  private static final byte INTEGER = 0x02;

  /// First byte of a length of 128 to 255, which the signatures of P-521 need.
  private static final byte ONE_LENGTH_BYTE = (byte) 0x81;

  /// The signature, or null where `der` is not DER or a number lies outside `[1, order-1]`.
  static @Nullable EcdsaSignature read(Bytes der, BigInteger order) {
    boolean isLong = der.size() >= 3 && der.get(1) == ONE_LENGTH_BYTE;
    int body = isLong ? 3 : 2;
    if (der.size() < body
        || der.get(0) != SEQUENCE
        || der.size() - body != (der.get(body - 1) & 0xff)
        || isLong != der.size() - body >= 0x80) {
      return null;
    }
    int sAt = integerEnd(der, body);
    if (sAt < 0 || integerEnd(der, sAt) != der.size()) {
      return null;
    }
    BigInteger r = new BigInteger(der.slice(body + 2, sAt).toByteArray());
    BigInteger s = new BigInteger(der.slice(sAt + 2, der.size()).toByteArray());
    return isInRange(r, order) && isInRange(s, order) ? new EcdsaSignature(r, s) : null;
  }

  Bytes write() {
    byte[] rBytes = r.toByteArray();
    byte[] sBytes = s.toByteArray();
    int size = 4 + rBytes.length + sBytes.length;
    Bytes header =
        Bytes.wrap(
            size < 0x80
                ? new byte[] {SEQUENCE, (byte) size}
                : new byte[] {SEQUENCE, ONE_LENGTH_BYTE, (byte) size});
    return Bytes.concat(
        header,
        Bytes.wrap(new byte[] {INTEGER, (byte) rBytes.length}),
        Bytes.wrap(rBytes),
        Bytes.wrap(new byte[] {INTEGER, (byte) sBytes.length}),
        Bytes.wrap(sBytes));
  }

  /// Where the minimal INTEGER at `at` ends, -1 where there is none.
  private static int integerEnd(Bytes der, int at) {
    if (der.size() - at < 3 || der.get(at) != INTEGER) {
      return -1;
    }
    int length = der.get(at + 1);
    int start = at + 2;
    if (length < 1 || length > der.size() - start) {
      return -1;
    }
    boolean hasPadding = length > 1 && der.get(start) == 0 && der.get(start + 1) >= 0;
    return hasPadding ? -1 : start + length;
  }

  private static boolean isInRange(BigInteger value, BigInteger order) {
    return value.signum() > 0 && value.compareTo(order) < 0;
  }
}
