package im.restante.crypto;

import im.restante.wire.Bytes;
import java.util.Set;

/// The u-coordinates of small order on Curve25519, Curve448 and their twists.
///
/// Agreement with one of them yields zeros for every private key, and with nothing else does. The
/// lists hold every encoding, canonical or not (RFC 7748 §5 reduces modulo p), bit 255 of a
/// Curve25519 coordinate being ignored.
final class MontgomeryPoints {
  private static final Set<Bytes> SMALL_25519 =
      Set.of(
          Bytes.wrap(new byte[32]),
          littleEndian("01" + "00".repeat(31)),
          littleEndian("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
          littleEndian("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"),
          littleEndian("ec" + "ff".repeat(30) + "7f"),
          littleEndian("ed" + "ff".repeat(30) + "7f"),
          littleEndian("ee" + "ff".repeat(30) + "7f"));

  private static final Set<Bytes> SMALL_448 =
      Set.of(
          Bytes.wrap(new byte[56]),
          littleEndian("01" + "00".repeat(55)),
          littleEndian("fe" + "ff".repeat(27) + "fe" + "ff".repeat(27)),
          littleEndian("ff".repeat(28) + "fe" + "ff".repeat(27)),
          littleEndian("00".repeat(28) + "ff".repeat(28)));

  private MontgomeryPoints() {}

  static boolean isValid25519(Bytes publicKey) {
    if (publicKey.size() != 32) {
      return false;
    }
    byte[] masked = publicKey.toByteArray();
    masked[31] &= 0x7f;
    return !SMALL_25519.contains(Bytes.wrap(masked));
  }

  static boolean isValid448(Bytes publicKey) {
    return publicKey.size() == 56 && !SMALL_448.contains(publicKey);
  }

  private static Bytes littleEndian(String hex) {
    return Bytes.fromHex(hex);
  }
}
