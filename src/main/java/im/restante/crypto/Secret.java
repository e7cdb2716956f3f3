package im.restante.crypto;

import im.restante.wire.Bytes;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Key material in an array of its own, which [#close] wipes.
///
/// Equality is constant-time for equal sizes, [#toString] tells the size only. Not thread-safe
/// against a concurrent [#close]; reading from several threads is fine.
public final class Secret implements AutoCloseable {
  private final byte[] array;

  private Secret(byte[] array) {
    this.array = array;
  }

  /// Takes over `array`, which the caller must not use any more.
  public static Secret of(byte[] array) {
    return new Secret(array);
  }

  /// A copy of `bytes`; the original stays where it was and is not wiped.
  public static Secret copyOf(Bytes bytes) {
    return new Secret(bytes.toByteArray());
  }

  /// `size` zero bytes, the "0" of RFC 9420 §8.
  public static Secret zeros(int size) {
    return new Secret(new byte[size]);
  }

  /// The live array. Never write to it and never keep it longer than this object.
  public byte[] array() {
    return array;
  }

  public int size() {
    return array.length;
  }

  /// A copy that is not wiped, for writing the secret into a message.
  public Bytes copy() {
    return Bytes.copyOf(array);
  }

  /// Another owner of the same bytes, to outlive this one.
  public Secret duplicate() {
    return new Secret(array.clone());
  }

  /// Overwrites the bytes with zeros; may be called again.
  @Override
  public void close() {
    Arrays.fill(array, (byte) 0);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof Secret other && MessageDigest.isEqual(array, other.array);
  }

  @Override
  public int hashCode() {
    return array.length;
  }

  @Override
  public String toString() {
    return "Secret[" + array.length + "]";
  }
}
