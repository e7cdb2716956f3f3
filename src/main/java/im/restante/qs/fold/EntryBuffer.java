package im.restante.qs.fold;

import im.restante.crypto.Secret;
import im.restante.protocol.qs.TrimReason;
import im.restante.qs.ratchet.RatchetSteps;
import im.restante.wire.Bytes;
import java.util.Arrays;

/// A growing row of encoded `QueueEntry` structs, used again and again. One thread.
public final class EntryBuffer {
  private static final int MESSAGE_HEADER_BYTES = Long.BYTES + 1 + 4;
  private static final int SEED = 0;
  private static final int MESSAGE = 1;
  private static final int TRIMMED_TYPE = 2;

  private byte[] bytes = new byte[1024];
  private int size = EntryBatch.HEADROOM;
  private int count;
  private long next;

  /// Bytes of entries so far.
  public int size() {
    return size - EntryBatch.HEADROOM;
  }

  /// Entries so far.
  public int count() {
    return count;
  }

  /// What was gathered, leaving the buffer empty.
  public EntryBatch take() {
    EntryBatch batch = new EntryBatch(Arrays.copyOf(bytes, size), count, next);
    clear();
    return batch;
  }

  void clear() {
    size = EntryBatch.HEADROOM;
    count = 0;
  }

  /// Appends entry `number` as its queue has it.
  void write(long number, QueuedEntry entry, Secret key, RatchetSteps steps) {
    switch (entry) {
      case QueuedEntry.Message message -> {
        Bytes plaintext = message.plaintext();
        int ciphertext = plaintext.size() + RatchetSteps.OVERHEAD_BYTES;
        start(number, MESSAGE, ciphertext + 4);
        length(ciphertext);
        size += steps.seal(key, number, plaintext, bytes, size);
      }
      case QueuedEntry.Seed seed -> {
        start(number, SEED, seed.sealedSeed().size());
        seed.sealedSeed().copyTo(bytes, size);
        size += seed.sealedSeed().size();
      }
    }
    finish(number + 1);
  }

  /// Appends the marker that stands for what was dropped from `number` up to `to` (Q3).
  void writeTrimmed(long number, long to, TrimReason reason) {
    start(number, TRIMMED_TYPE, 17);
    u64(number);
    u64(to);
    bytes[size++] = (byte) reason.value();
    finish(number);
  }

  /// Appends entries as a run keeps them.
  public void writeStored(Bytes entries, int entryCount, long nextNumber) {
    ensure(entries.size());
    entries.copyTo(bytes, size);
    size += entries.size();
    count += entryCount;
    next = nextNumber;
  }

  private void start(long number, int type, int more) {
    ensure(MESSAGE_HEADER_BYTES + more);
    u64(number);
    bytes[size++] = (byte) type;
  }

  private void finish(long following) {
    count++;
    next = following;
  }

  private void u64(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  /// A length of RFC 9420 §2.1.2.
  private void length(int length) {
    if (length < 1 << 6) {
      bytes[size++] = (byte) length;
    } else if (length < 1 << 14) {
      bytes[size++] = (byte) ((length >>> 8) | 0x40);
      bytes[size++] = (byte) length;
    } else {
      bytes[size++] = (byte) ((length >>> 24) | 0x80);
      bytes[size++] = (byte) (length >>> 16);
      bytes[size++] = (byte) (length >>> 8);
      bytes[size++] = (byte) length;
    }
  }

  private void ensure(int more) {
    int needed = Math.addExact(size, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
    }
  }
}
