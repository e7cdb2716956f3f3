package im.restante.qs.fold;

import im.restante.wire.Bytes;

/// Encoded entries of one queue, in ascending order, ready to leave.
///
/// Holds room in front so that a listen frame or an answer needs no further copy.
public final class EntryBatch {
  static final int HEADROOM = 5;

  private final byte[] array;
  private final int count;
  private final long next;

  EntryBatch(byte[] array, int count, long next) {
    this.array = array;
    this.count = count;
    this.next = next;
  }

  /// How many entries these are; 0 for none.
  public int count() {
    return count;
  }

  /// The number after the last entry.
  public long next() {
    return next;
  }

  /// Bytes of the entries.
  public int size() {
    return array.length - HEADROOM;
  }

  /// The encoded `QueueEntry` structs, joined.
  public Bytes entries() {
    return Bytes.wrap(array, HEADROOM, size());
  }

  /// The whole `ListenServerFrame` of type entries.
  public Bytes frame() {
    int size = size();
    int prefix = size < 1 << 6 ? 1 : size < 1 << 14 ? 2 : 4;
    int start = HEADROOM - prefix - 1;
    array[start] = 0;
    int form = prefix == 1 ? 0 : prefix == 2 ? 0x40 : 0x80;
    for (int i = 0; i < prefix; i++) {
      array[start + 1 + i] = (byte) (size >>> (8 * (prefix - 1 - i)));
    }
    array[start + 1] |= (byte) form;
    return Bytes.wrap(array, start, array.length - start);
  }
}
