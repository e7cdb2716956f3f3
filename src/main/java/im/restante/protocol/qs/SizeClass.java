package im.restante.protocol.qs;

import im.restante.wire.Bytes;

/// The sizes that padded structs take: those of Padmé, at most 12 % above what they hold.
///
/// A size is a floating-point number with a mantissa as long as its exponent's binary form, so only
/// O(log log n) bits of it are told.
public final class SizeClass {
  private SizeClass() {}

  /// The smallest class that holds `size` bytes.
  public static int of(int size) {
    if (size < 2) {
      return size;
    }
    int exponent = 31 - Integer.numberOfLeadingZeros(size);
    int mantissa = 32 - Integer.numberOfLeadingZeros(exponent);
    int mask = (1 << Math.max(0, exponent - mantissa)) - 1;
    return Math.addExact(size, mask) & ~mask;
  }

  /// How many zeros an `opaque padding<V>` holds that follows `used` bytes and fills a class.
  ///
  /// Where no vector has exactly the size that is missing (RFC 9420 §2.1.2: there is none of 65
  /// bytes with its prefix), the next class is taken.
  public static int padding(int used) {
    for (int total = of(used + 1); ; total = of(total + 1)) {
      int field = total - used;
      // RFC 9420 §2.1.2: one, two or four bytes of length, as few as the value needs.
      if (field <= 64) {
        return field - 1;
      }
      if (field > 65 && field <= 2 + (1 << 14) - 1) {
        return field - 2;
      }
      if (field >= 4 + (1 << 14)) {
        return field - 4;
      }
    }
  }

  static boolean isZero(Bytes bytes) {
    for (int i = 0; i < bytes.size(); i++) {
      if (bytes.get(i) != 0) {
        return false;
      }
    }
    return true;
  }
}
