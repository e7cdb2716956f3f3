package im.restante.wire;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// An immutable run of bytes, possibly a window onto a larger array.
///
/// Slicing does not copy, so decoding a message costs no copy of it; use [#compact] for what
/// outlives the message. Equality is by content and not constant-time: secrets have their own type.
public final class Bytes implements Comparable<Bytes> {
  public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

  private final byte[] array;
  private final int offset;
  private final int size;

  private Bytes(byte[] array, int offset, int size) {
    this.array = array;
    this.offset = offset;
    this.size = size;
  }

  /// Takes over `array`, which the caller must not change any more.
  public static Bytes wrap(byte[] array) {
    return array.length == 0 ? EMPTY : new Bytes(array, 0, array.length);
  }

  /// Takes over a window of `array`, which the caller must not change any more.
  public static Bytes wrap(byte[] array, int offset, int size) {
    java.util.Objects.checkFromIndexSize(offset, size, array.length);
    return new Bytes(array, offset, size);
  }

  public static Bytes copyOf(byte[] array) {
    return wrap(array.clone());
  }

  /// The bytes of `text` in UTF-8.
  public static Bytes utf8(String text) {
    return wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  public static Bytes fromHex(String hex) {
    return wrap(HexFormat.of().parseHex(hex));
  }

  public static Bytes concat(Bytes... parts) {
    int total = 0;
    for (Bytes part : parts) {
      total = Math.addExact(total, part.size);
    }
    byte[] out = new byte[total];
    int at = 0;
    for (Bytes part : parts) {
      part.copyTo(out, at);
      at += part.size;
    }
    return wrap(out);
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  public byte get(int index) {
    return array[offset + java.util.Objects.checkIndex(index, size)];
  }

  /// The window `[from, to)`, sharing this array.
  public Bytes slice(int from, int to) {
    java.util.Objects.checkFromToIndex(from, to, size);
    return from == to ? EMPTY : new Bytes(array, offset + from, to - from);
  }

  /// The same bytes in an array of their own, so that a small value does not keep a message alive.
  public Bytes compact() {
    return size == array.length ? this : wrap(toByteArray());
  }

  public byte[] toByteArray() {
    return Arrays.copyOfRange(array, offset, offset + size);
  }

  public void copyTo(byte[] target, int targetOffset) {
    System.arraycopy(array, offset, target, targetOffset, size);
  }

  public void update(MessageDigest digest) {
    digest.update(array, offset, size);
  }

  /// The backing array, for ciphers and buffers that read it in place. Never write to it.
  public byte[] backingArray() {
    return array;
  }

  /// Where this window starts in [#backingArray].
  public int backingOffset() {
    return offset;
  }

  /// Compares in time that depends on the sizes alone.
  public boolean equalsConstantTime(Bytes other) {
    if (size != other.size) {
      return false;
    }
    int difference = 0;
    for (int i = 0; i < size; i++) {
      difference |= array[offset + i] ^ other.array[other.offset + i];
    }
    return difference == 0;
  }

  public String toHex() {
    return HexFormat.of().formatHex(array, offset, offset + size);
  }

  /// Unsigned lexicographic order.
  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(
        array, offset, offset + size, other.array, other.offset, other.offset + other.size);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Bytes other
        && Arrays.equals(
            array, offset, offset + size, other.array, other.offset, other.offset + other.size);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = offset; i < offset + size; i++) {
      hash = 31 * hash + array[i];
    }
    return hash;
  }

  /// The size only: contents are identifiers or key material more often than not.
  @Override
  public String toString() {
    return "Bytes[" + size + "]";
  }
}
