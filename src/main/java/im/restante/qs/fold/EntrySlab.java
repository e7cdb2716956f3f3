package im.restante.qs.fold;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The entries of a partition, each once, under small numbers that queues refer to.
///
/// An entry stays until as many references were released as retained. Numbers instead of object
/// references keep a queue at four bytes per entry and spare the collector its write barriers.
final class EntrySlab {
  private @Nullable QueuedEntry[] entries = new QueuedEntry[64];
  private int[] pending = new int[64];
  private int[] free = new int[64];
  private int freeCount;
  private int used;
  private long bytes;

  /// Adds an entry that nobody refers to yet and returns its number.
  int add(QueuedEntry entry) {
    int reference;
    if (freeCount > 0) {
      reference = free[--freeCount];
    } else {
      if (used == entries.length) {
        entries = Arrays.copyOf(entries, 2 * used);
        pending = Arrays.copyOf(pending, 2 * used);
      }
      reference = used++;
    }
    entries[reference] = entry;
    bytes += entry.memoryBytes();
    return reference;
  }

  QueuedEntry get(int reference) {
    return Objects.requireNonNull(entries[reference]);
  }

  void retain(int reference, int references) {
    pending[reference] += references;
    if (pending[reference] == 0) {
      remove(reference);
    }
  }

  void release(int reference) {
    if (--pending[reference] == 0) {
      remove(reference);
    }
  }

  private void remove(int reference) {
    bytes -= get(reference).memoryBytes();
    entries[reference] = null;
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = reference;
  }

  /// Bytes of memory held by entries.
  long bytes() {
    return bytes;
  }
}
