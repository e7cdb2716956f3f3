package im.restante.qs.fold;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Queues by handle, in one open-addressed table: a look-up is a probe of one or two lines.
///
/// Handles are random (V9), so their own bits serve as the hash; the low ones choose the partition
/// and are left out.
final class HandleMap {
  private static final int PARTITION_BITS = 16;

  private @Nullable QueueState[] table = new QueueState[64];
  private long[] handles = new long[64];
  private int size;

  @Nullable QueueState get(long handle) {
    int mask = handles.length - 1;
    for (int at = home(handle, mask); ; at = (at + 1) & mask) {
      if (handles[at] == handle) {
        return table[at];
      }
      if (handles[at] == 0) {
        return null;
      }
    }
  }

  /// Adds a queue whose handle is not there yet.
  void add(QueueState queue) {
    if (2 * (size + 1) > handles.length) {
      grow();
    }
    place(queue);
    size++;
  }

  void remove(long handle) {
    int mask = handles.length - 1;
    int at = home(handle, mask);
    while (handles[at] != handle) {
      if (handles[at] == 0) {
        return;
      }
      at = (at + 1) & mask;
    }
    size--;
    // What follows in the same probe sequence moves up, so that no tombstones gather.
    int hole = at;
    for (int from = (at + 1) & mask; handles[from] != 0; from = (from + 1) & mask) {
      int home = home(handles[from], mask);
      if (((from - home) & mask) >= ((from - hole) & mask)) {
        handles[hole] = handles[from];
        table[hole] = table[from];
        hole = from;
      }
    }
    handles[hole] = 0;
    table[hole] = null;
  }

  int size() {
    return size;
  }

  void forEach(Consumer<QueueState> action) {
    for (QueueState queue : table) {
      if (queue != null) {
        action.accept(queue);
      }
    }
  }

  private void place(QueueState queue) {
    int mask = handles.length - 1;
    int at = home(queue.handle(), mask);
    while (handles[at] != 0) {
      at = (at + 1) & mask;
    }
    handles[at] = queue.handle();
    table[at] = queue;
  }

  private void grow() {
    @Nullable QueueState[] old = table;
    table = new QueueState[2 * old.length];
    handles = new long[2 * old.length];
    for (QueueState queue : old) {
      if (queue != null) {
        place(queue);
      }
    }
  }

  private static int home(long handle, int mask) {
    return (int) (handle >>> PARTITION_BITS) & mask;
  }
}
