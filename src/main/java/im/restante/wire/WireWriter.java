package im.restante.wire;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes the presentation language of RFC 9420 §2.1 into one growing buffer.
///
/// Lengths are never computed beforehand: a vector is written and its prefix put in front, so a
/// size cannot drift from what was written. Not thread-safe.
public final class WireWriter {
  private byte[] buffer;
  private int size;

  public WireWriter() {
    this(256);
  }

  /// @param capacity bytes to start with; the buffer grows as needed
  public WireWriter(int capacity) {
    buffer = new byte[Math.max(16, capacity)];
  }

  /// Bytes written so far.
  public int size() {
    return size;
  }

  @CanIgnoreReturnValue
  public WireWriter u8(int value) {
    check(value, 0xff);
    ensure(1);
    buffer[size++] = (byte) value;
    return this;
  }

  @CanIgnoreReturnValue
  public WireWriter u16(int value) {
    check(value, 0xffff);
    ensure(2);
    buffer[size++] = (byte) (value >>> 8);
    buffer[size++] = (byte) value;
    return this;
  }

  /// @param value 0 … 2^32 - 1
  @CanIgnoreReturnValue
  public WireWriter u32(long value) {
    check(value, 0xffff_ffffL);
    ensure(4);
    for (int shift = 24; shift >= 0; shift -= 8) {
      buffer[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  @CanIgnoreReturnValue
  public WireWriter u64(long value) {
    ensure(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      buffer[size++] = (byte) (value >>> shift);
    }
    return this;
  }

  @CanIgnoreReturnValue
  public WireWriter bool(boolean value) {
    return u8(value ? 1 : 0);
  }

  /// `opaque[n]`: the bytes without a length.
  @CanIgnoreReturnValue
  public WireWriter fixed(Bytes value) {
    ensure(value.size());
    value.copyTo(buffer, size);
    size += value.size();
    return this;
  }

  /// `opaque<V>`.
  @CanIgnoreReturnValue
  public WireWriter opaque(Bytes value) {
    length(value.size());
    return fixed(value);
  }

  /// `opaque<0..255>`.
  @CanIgnoreReturnValue
  public WireWriter opaque8(Bytes value) {
    return u8(value.size()).fixed(value);
  }

  @CanIgnoreReturnValue
  public WireWriter struct(WireStruct value) {
    value.write(this);
    return this;
  }

  /// `T<V>` of structs.
  @CanIgnoreReturnValue
  public WireWriter vector(List<? extends WireStruct> values) {
    return vector(values, (value, writer) -> value.write(writer));
  }

  /// `T<V>` with the element's own writer.
  @CanIgnoreReturnValue
  public <T> WireWriter vector(List<T> values, BiConsumer<? super T, WireWriter> element) {
    return framed(writer -> {
      for (T value : values) {
        element.accept(value, writer);
      }
    });
  }

  /// Whatever `body` writes, as one length-prefixed vector.
  @CanIgnoreReturnValue
  public WireWriter framed(Consumer<WireWriter> body) {
    int start = size;
    ensure(1);
    size += 1;
    body.accept(this);
    int length = size - start - 1;
    int prefix = prefixSize(length);
    if (prefix > 1) {
      ensure(prefix - 1);
      System.arraycopy(buffer, start + 1, buffer, start + prefix, length);
    }
    size = start;
    length(length);
    size += length;
    return this;
  }

  /// `optional<T>`.
  @CanIgnoreReturnValue
  public WireWriter optional(@Nullable WireStruct value) {
    if (value == null) {
      return u8(0);
    }
    return u8(1).struct(value);
  }

  /// `optional<opaque<V>>`.
  @CanIgnoreReturnValue
  public WireWriter optionalOpaque(@Nullable Bytes value) {
    if (value == null) {
      return u8(0);
    }
    return u8(1).opaque(value);
  }

  /// A copy of what was written.
  public Bytes toBytes() {
    return Bytes.wrap(Arrays.copyOf(buffer, size));
  }

  /// Bytes that `value` takes up as `opaque<V>`, its length included.
  public static int opaqueSize(Bytes value) {
    return prefixSize(value.size()) + value.size();
  }

  private void length(int length) {
    switch (prefixSize(length)) {
      case 1 -> u8(length);
      case 2 -> u16(length | 0x4000);
      default -> u32(length | 0x8000_0000L);
    }
  }

  private static int prefixSize(int length) {
    if (length < 1 << 6) {
      return 1;
    }
    if (length < 1 << 14) {
      return 2;
    }
    if (length <= WireReader.VECTOR_BYTES_MAX) {
      return 4;
    }
    throw new IllegalArgumentException("vector above 2^30 - 1 bytes");
  }

  private static void check(long value, long max) {
    if (value < 0 || value > max) {
      throw new IllegalArgumentException("value does not fit its field");
    }
  }

  private void ensure(int more) {
    int needed = Math.addExact(size, more);
    if (needed > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(needed, buffer.length * 2));
    }
  }
}
