package im.restante.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the presentation language of RFC 9420 §2.1 from one message.
///
/// Strict: varints are minimal (§2.1.2), vectors end where their length says and inside their
/// parent, `optional` tags are 0 or 1, and [#decode] refuses trailing bytes. Nothing is allocated
/// from a declared length: the bytes must be there first. Every failure is a [MalformedMessage].
/// Not thread-safe.
public final class WireReader {
  /// Largest length that a varint vector can declare: 2^30 - 1 bytes (RFC 9420 §2.1.2).
  public static final int VECTOR_BYTES_MAX = (1 << 30) - 1;

  private final Bytes message;
  private int position;
  private int limit;

  public WireReader(Bytes message) {
    this.message = message;
    this.limit = message.size();
  }

  /// Reads exactly one value from `message`; bytes after it are an error.
  public static <T> T decode(Bytes message, Function<WireReader, T> read) {
    WireReader reader = new WireReader(message);
    T value = read.apply(reader);
    reader.end();
    return value;
  }

  /// Bytes from the start of the message.
  public int position() {
    return position;
  }

  /// Bytes left in the innermost vector.
  public int remaining() {
    return limit - position;
  }

  /// The original bytes from `start` (an earlier [#position]) up to here, shared and not copied.
  public Bytes since(int start) {
    return message.slice(start, position);
  }

  public int u8(String field) {
    need(1, field);
    return message.get(position++) & 0xff;
  }

  public int u16(String field) {
    need(2, field);
    return (next() << 8) | next();
  }

  /// An unsigned 32-bit value.
  public long u32(String field) {
    need(4, field);
    return ((long) next() << 24) | (next() << 16) | (next() << 8) | next();
  }

  /// A 64-bit value; compare with [Long#compareUnsigned].
  public long u64(String field) {
    long high = u32(field);
    return (high << 32) | u32(field);
  }

  /// `bool`-like octet: 0 or 1.
  public boolean bool(String field) {
    int start = position;
    int value = u8(field);
    if (value > 1) {
      throw new MalformedMessage(start, field, "neither 0 nor 1");
    }
    return value == 1;
  }

  /// `opaque field[size]`.
  public Bytes fixed(String field, int size) {
    need(size, field);
    position += size;
    return message.slice(position - size, position);
  }

  /// `opaque field<V>`.
  public Bytes opaque(String field) {
    return opaque(field, VECTOR_BYTES_MAX);
  }

  /// `opaque field<V>` of at most `sizeMax` bytes.
  public Bytes opaque(String field, int sizeMax) {
    int start = position;
    int size = length(field);
    if (size > sizeMax) {
      throw new MalformedMessage(start, field, "vector above its bound");
    }
    position += size;
    return message.slice(position - size, position);
  }

  /// `opaque field<0..255>`, the only vector with a one-octet length in the protocol.
  public Bytes opaque8(String field) {
    int size = u8(field);
    return fixed(field, size);
  }

  /// `T field<V>`: elements until the vector's bytes are used up.
  public <T> List<T> vector(String field, Function<WireReader, T> element) {
    int outer = enter(field);
    if (position == limit) {
      limit = outer;
      return List.of();
    }
    ArrayList<T> values = new ArrayList<>();
    while (position < limit) {
      values.add(element.apply(this));
    }
    limit = outer;
    return List.copyOf(values);
  }

  /// A single struct inside a length-prefixed vector, which it must fill exactly.
  public <T> T framed(String field, Function<WireReader, T> read) {
    int outer = enter(field);
    T value = read.apply(this);
    if (position != limit) {
      throw new MalformedMessage(position, field, "bytes after the struct inside its vector");
    }
    limit = outer;
    return value;
  }

  /// `optional<T> field`.
  public <T> @Nullable T optional(String field, Function<WireReader, T> read) {
    return bool(field) ? read.apply(this) : null;
  }

  /// Everything left in the innermost vector.
  public Bytes rest() {
    Bytes rest = message.slice(position, limit);
    position = limit;
    return rest;
  }

  /// A malformed value of `field` at the current position.
  public MalformedMessage malformed(String field, String reason) {
    return new MalformedMessage(position, field, reason);
  }

  /// Refuses trailing bytes.
  public void end() {
    if (position != limit) {
      throw new MalformedMessage(position, "message", "trailing bytes");
    }
  }

  private int enter(String field) {
    int size = length(field);
    int outer = limit;
    limit = position + size;
    return outer;
  }

  private int length(String field) {
    int start = position;
    int value = vectorLength(field);
    if (value > limit - position) {
      throw new MalformedMessage(start, field, "vector longer than what is there");
    }
    return value;
  }

  /// The length prefix of a vector whose bytes need not be there; a vector is read by [#opaque],
  /// [#vector] or [#framed].
  ///
  /// RFC 9420 §2.1.2: one, two or four bytes, as few as the value needs; prefix 11 is invalid.
  public int vectorLength(String field) {
    int start = position;
    int first = u8(field);
    int value = first & 0x3f;
    switch (first >>> 6) {
      case 0 -> {}
      case 1 -> {
        need(1, field);
        value = (value << 8) | next();
        minimal(value >= 1 << 6, start, field);
      }
      case 2 -> {
        need(3, field);
        value = (value << 24) | (next() << 16) | (next() << 8) | next();
        minimal(value >= 1 << 14, start, field);
      }
      default -> throw new MalformedMessage(start, field, "invalid length prefix");
    }
    return value;
  }

  private static void minimal(boolean minimal, int start, String field) {
    if (!minimal) {
      throw new MalformedMessage(start, field, "length not in its shortest form");
    }
  }

  private void need(int size, String field) {
    if (size > limit - position) {
      throw new MalformedMessage(position, field, "truncated");
    }
  }

  private int next() {
    return message.get(position++) & 0xff;
  }
}
