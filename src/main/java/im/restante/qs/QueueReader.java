package im.restante.qs;

import im.restante.qs.checkpoint.CheckpointStore;
import im.restante.qs.checkpoint.HeadPages;
import im.restante.qs.checkpoint.RunKey;
import im.restante.qs.checkpoint.RunReader;
import im.restante.qs.checkpoint.RunRow;
import im.restante.qs.checkpoint.StoredRun;
import im.restante.qs.fold.EntryBuffer;
import im.restante.qs.fold.QueueCursor;
import im.restante.qs.fold.QueuePartition;
import im.restante.qs.fold.QueueState;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads one queue on: first its runs, many rows at a time, then memory, without gap or repetition.
///
/// Owned by the partition's context.
final class QueueReader {
  private static final int RUNS_AT_ONCE = 32;

  private final int partition;
  private final QueuePartition queues;
  private final HeadPages pages;
  private final CheckpointStore store;
  private final QueueState queue;
  private final QueueCursor cursor;
  private Deque<StoredRun> fetched = NONE;
  private int nextRun;

  private static final Deque<StoredRun> NONE = new ArrayDeque<>(0);

  QueueReader(
      int partition,
      QueuePartition queues,
      HeadPages pages,
      CheckpointStore store,
      QueueState queue,
      long from) {
    this.partition = partition;
    this.queues = queues;
    this.pages = pages;
    this.store = store;
    this.queue = queue;
    this.cursor = new QueueCursor(Math.min(Math.max(from, queue.acknowledged()), queue.next()));
  }

  QueueCursor cursor() {
    return cursor;
  }

  /// Appends what is at hand; false where rows have to be fetched before anything more.
  boolean fill(EntryBuffer target, int entriesMax, int bytesMax) {
    cursor.moveTo(queue.acknowledged());
    QueuePartition.tellDropped(queue, cursor, target);
    while (cursor.position() < queue.memoryFrom()) {
      if (target.count() >= entriesMax || target.size() >= bytesMax) {
        return true;
      }
      StoredRun run = fetched.peek();
      if (run != null) {
        if (RunReader.read(run, queue, cursor, target, entriesMax, bytesMax)) {
          StoredRun _ = fetched.remove();
        }
        continue;
      }
      nextRun = Math.max(nextRun, queue.runs().holding(cursor.position()));
      if (nextRun < queue.runs().next()) {
        return false;
      }
      cursor.moveTo(queue.memoryFrom());
    }
    fetched = NONE;
    queues.read(queue, cursor, target, entriesMax, bytesMax);
    return true;
  }

  /// Brings the next rows.
  Future<Void> fetch() {
    RunKey key = pages.runKey(queue.slot());
    int from = nextRun;
    int to = Math.min(queue.runs().next(), from + RUNS_AT_ONCE);
    List<Bytes> ids = new ArrayList<>(to - from);
    for (int run = from; run < to; run++) {
      ids.add(key.id(queue.handle(), run));
    }
    return store
        .runs(partition, ids)
        .map(rows -> {
          take(key, from, ids, rows);
          return null;
        });
  }

  private void take(RunKey key, int from, List<Bytes> ids, List<RunRow> rows) {
    Map<Bytes, RunRow> idToRow = HashMap.newHashMap(rows.size());
    rows.forEach(row -> idToRow.put(row.id(), row));
    fetched = new ArrayDeque<>(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      RunRow row = idToRow.get(ids.get(i));
      if (row == null) {
        queue.runs().learnGone(from + i);
        continue;
      }
      StoredRun run = key.open(row);
      if (run == null) {
        throw new IllegalStateException("a run does not open");
      }
      queue.runs().learn(from + i, run.to(), run.seeds());
      fetched.add(run);
    }
    nextRun = from + ids.size();
  }

  void close() {
    cursor.close();
    fetched = NONE;
  }
}
