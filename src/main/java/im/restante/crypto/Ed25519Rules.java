package im.restante.crypto;

import im.restante.wire.Bytes;

/// What this project asks of Ed25519 keys and signatures before any backend sees them.
///
/// Both A and R must be canonical (`y < p`) and not of small order; implementations differ on the
/// rest, RFC 8032 leaves it open, and no honest signer makes them. What remains is decided by the
/// equation without a cofactor on every backend.
final class Ed25519Rules {
  static final int KEY_BYTES = 32;
  static final int SIGNATURE_BYTES = 64;

  /// The y-coordinates of the eight points whose order divides 8.
  private static final Bytes[] SMALL_ORDER = {
    Bytes.fromHex("00".repeat(32)),
    Bytes.fromHex("01" + "00".repeat(31)),
    Bytes.fromHex("ec" + "ff".repeat(30) + "7f"),
    Bytes.fromHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    Bytes.fromHex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
  };

  private Ed25519Rules() {}

  /// Whether the forms are right and neither A nor R breaks the rules above.
  static boolean admit(Bytes publicKey, Bytes signature) {
    return publicKey.size() == KEY_BYTES
        && signature.size() == SIGNATURE_BYTES
        && admitPoint(publicKey)
        && admitPoint(signature.slice(0, KEY_BYTES));
  }

  private static boolean admitPoint(Bytes point) {
    if (!isCanonical(point)) {
      return false;
    }
    for (Bytes small : SMALL_ORDER) {
      if (isSameIgnoringSign(point, small)) {
        return false;
      }
    }
    return true;
  }

  /// p is 0x7fff…ffed: only a y with all other bits set can reach it.
  private static boolean isCanonical(Bytes point) {
    if ((point.get(31) & 0x7f) != 0x7f || (point.get(0) & 0xff) < 0xed) {
      return true;
    }
    for (int at = 1; at < 31; at++) {
      if (point.get(at) != (byte) 0xff) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSameIgnoringSign(Bytes point, Bytes y) {
    return ((point.get(31) ^ y.get(31)) & 0x7f) == 0 && point.slice(0, 31).equals(y.slice(0, 31));
  }
}
