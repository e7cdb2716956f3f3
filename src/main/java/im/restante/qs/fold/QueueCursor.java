package im.restante.qs.fold;

import im.restante.crypto.Secret;
import org.jspecify.annotations.Nullable;

/// Where a reader stands in a queue, with the ratchet key for going on in memory.
///
/// Reading entry after entry costs one step of the ratchet each. Owned by the partition's thread.
public final class QueueCursor implements AutoCloseable {
  private long position;
  private long droppedTo;
  private @Nullable Secret key;
  private long keyNumber;

  /// Starts at `position`, at least what is acknowledged.
  public QueueCursor(long position) {
    this.position = position;
  }

  /// The number to be read next.
  public long position() {
    return position;
  }

  /// Moves on without reading, over what lies in runs or was acknowledged.
  public void moveTo(long number) {
    position = Math.max(position, number);
  }

  /// Up to where the reader was told that messages were dropped.
  long droppedTo() {
    return droppedTo;
  }

  void toldDroppedTo(long to) {
    droppedTo = to;
  }

  @Nullable Secret key() {
    return key;
  }

  long keyNumber() {
    return keyNumber;
  }

  void key(long number, Secret replacement) {
    close();
    key = replacement;
    keyNumber = number;
  }

  @Override
  public void close() {
    if (key != null) {
      key.close();
      key = null;
    }
  }
}
