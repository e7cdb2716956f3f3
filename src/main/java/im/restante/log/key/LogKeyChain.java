package im.restante.log.key;

import im.restante.crypto.Hkdf;
import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.wire.Bytes;
import im.restante.wire.WireWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The evolving key of the log (V7): the key of epoch n+1 follows from that of epoch n, never back.
///
/// The file holds the oldest key that a row still needs. It is two preallocated slots that are
/// overwritten in place, because a rename would leave the old key on the disk: first the older
/// slot, then, once that is on the disk, the other one. A crash in between leaves a whole slot.
///
/// All nodes of a provider start from copies of one file. Thread-safe; [#open] and [#advanceTo]
/// block.
public final class LogKeyChain {
  private static final int KEY_BYTES = 32;

  private final Path file;
  private ChainSlot oldest;

  private LogKeyChain(Path file, ChainSlot oldest) {
    this.file = file;
    this.oldest = oldest;
  }

  /// Opens the chain, and makes one with a random key of epoch 0 where the file is missing.
  public static LogKeyChain open(Path file, RandomSource random) {
    try {
      if (!Files.exists(file)) {
        byte[] slot = new ChainSlot(0, 0, random.secret(KEY_BYTES)).encode();
        byte[] both = Arrays.copyOf(slot, 2 * slot.length);
        System.arraycopy(slot, 0, both, slot.length, slot.length);
        KeyFiles.create(file, both);
      }
      Bytes both = Bytes.wrap(Files.readAllBytes(file));
      ChainSlot first = slot(both, 0);
      ChainSlot second = slot(both, 1);
      ChainSlot newer = newer(first, second);
      if (newer == null) {
        throw new KeyFileError(file + " holds no whole log key; rows of the log are lost");
      }
      LogKeyChain chain = new LogKeyChain(file, newer);
      if (first == null || second == null || first.sequence() != second.sequence()) {
        chain.write(newer); // the second half of a write that a crash cut short
      }
      return chain;
    } catch (IOException e) {
      throw new KeyFileError("cannot use the log keys in " + file, e);
    }
  }

  private static @Nullable ChainSlot slot(Bytes both, int index) {
    int from = Math.min(both.size(), index * ChainSlot.SLOT_BYTES);
    int to = Math.min(both.size(), from + ChainSlot.SLOT_BYTES);
    return ChainSlot.decode(both.slice(from, to));
  }

  private static @Nullable ChainSlot newer(@Nullable ChainSlot a, @Nullable ChainSlot b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.sequence() >= b.sequence() ? a : b;
  }

  /// The first epoch that this chain can still open.
  public synchronized int oldestEpoch() {
    return oldest.epoch();
  }

  /// The key for the records of one stream under one epoch, 32 bytes.
  ///
  /// @throws KeyFileError where the epoch is gone
  public synchronized Secret recordKey(int epoch, long streamId) {
    if (epoch < oldest.epoch()) {
      throw new KeyFileError("the log needs key epoch " + epoch + ", which is gone");
    }
    try (Secret key = step(oldest.key(), epoch - oldest.epoch())) {
      Bytes context = new WireWriter(8).u64(streamId).toBytes();
      return Hkdf.expandLabel(key, "restante log record", context, KEY_BYTES);
    }
  }

  /// Forgets every epoch below `epoch`, in memory and in the file; does nothing where they are
  /// forgotten. The caller knows from the database that no row needs them.
  public synchronized void advanceTo(int epoch) {
    if (epoch <= oldest.epoch()) {
      return;
    }
    ChainSlot next =
        new ChainSlot(oldest.sequence() + 1, epoch, step(oldest.key(), epoch - oldest.epoch()));
    try {
      write(next);
    } catch (IOException e) {
      throw new KeyFileError("cannot advance the log keys in " + file, e);
    }
    oldest.key().close();
    oldest = next;
  }

  /// Overwrites first the slot that is due, then the other one: the old key must go from both.
  private void write(ChainSlot slot) throws IOException {
    byte[] bytes = slot.encode();
    long due = (slot.sequence() & 1) * ChainSlot.SLOT_BYTES;
    try (FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.WRITE))) {
      KeyFiles.writeAt(channel, bytes, due);
      KeyFiles.writeAt(channel, bytes, ChainSlot.SLOT_BYTES - due);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static Secret step(Secret key, int steps) {
    Secret current = key.duplicate();
    for (int i = 0; i < steps; i++) {
      Secret next = Hkdf.expandLabel(current, "restante log chain", Bytes.EMPTY, KEY_BYTES);
      current.close();
      current = Objects.requireNonNull(next);
    }
    return current;
  }
}
