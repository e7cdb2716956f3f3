package im.restante.qs.checkpoint;

import im.restante.crypto.RandomSource;
import im.restante.qs.fold.CheckpointMark;
import im.restante.qs.fold.DepartedQueue;
import im.restante.qs.fold.QueuePartition;
import im.restante.qs.fold.QueueState;
import im.restante.qs.fold.SealedStretch;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/// One checkpoint of a partition in the making (K1).
///
/// Made in portions, between which the partition goes on applying records: each queue is sealed as
/// it was at the mark. Nothing of the partition changes before [#settle]; [#abandon] leaves
/// everything to the next checkpoint. Owned by the partition's thread.
public final class Checkpoint {
  private record Planned(SealedStretch stretch, List<StoredRun> runs, List<Integer> needless) {}

  /// Ratchet steps taken at one go, about a millisecond of them.
  private static final int STEPS_AT_ONCE = 2048;

  private final QueuePartition queues;
  private final HeadPages pages;
  private final RandomSource random;
  private final CheckpointMark mark;
  private final List<QueueState> dirty;
  private final List<DepartedQueue> departed;
  private final RunPacker packer = new RunPacker();
  private final List<Planned> planned = new ArrayList<>();
  private final List<Bytes> deletedRuns = new ArrayList<>();
  private final List<QueueState> later = new ArrayList<>();
  private List<PageRow> pageRows = List.of();
  private int done;

  public Checkpoint(
      QueuePartition queues, HeadPages pages, CheckpointMark mark, RandomSource random) {
    this.queues = queues;
    this.pages = pages;
    this.mark = mark;
    this.random = random;
    dirty = queues.takeDirty();
    RandomOrder.shuffle(dirty, random);
    departed = queues.takeDeparted();
  }

  public CheckpointMark mark() {
    return mark;
  }

  /// Whether there are queues left to be sealed.
  public boolean hasNext() {
    return done < dirty.size();
  }

  /// The runs of the next queues in random order (K2), about `bytes` of them, often none.
  public List<RunRow> next(int bytes) {
    List<RunRow> rows = new ArrayList<>();
    int size = 0;
    long steps = 0;
    while (hasNext() && size < bytes && steps < STEPS_AT_ONCE) {
      QueueState queue = dirty.get(done++);
      SealedStretch stretch = queues.seal(queue, mark, packer);
      steps += 1 + (stretch == null ? 0 : stretch.keyNumber() - queue.keyNumber());
      if (stretch == null) {
        later.add(queue);
        continue;
      }
      if (queue.slot() < 0) {
        queue.place(pages.allocate());
      }
      size += plan(stretch, packer.take(), rows);
      if (queue.nextAt(mark.epoch()) < queue.next()) {
        later.add(queue);
      }
    }
    RandomOrder.shuffle(rows, random);
    return rows;
  }

  private int plan(SealedStretch stretch, List<StoredRun> runs, List<RunRow> rows) {
    QueueState queue = stretch.queue();
    RunKey key = pages.runKey(queue.slot());
    int size = 0;
    int run = queue.runs().next();
    for (StoredRun stored : runs) {
      RunRow row = key.seal(key.id(queue.handle(), run++), stored, random);
      rows.add(row);
      size += row.sealed().size();
    }
    queue.runs().plan(run);
    List<Integer> needless =
        queue.runs().needless(queue.acknowledged(), queue.memoryFrom(), queue.droppedTo());
    for (int gone : needless) {
      deletedRuns.add(key.id(queue.handle(), gone));
    }
    int first = queue.runs().firstWithout(needless);
    pages.put(queue.slot(), stretch.head(first, run));
    planned.add(new Planned(stretch, runs, needless));
    return size;
  }

  /// Everything else that is to be written, once no queue is left.
  public CheckpointWrite finish() {
    for (DepartedQueue queue : departed) {
      if (queue.slot() >= 0) {
        pages.clear(queue.slot());
        for (int run = queue.firstRun(); run < queue.nextRun(); run++) {
          deletedRuns.add(pages.runKey(queue.slot()).id(queue.handle(), run));
        }
      }
    }
    RandomOrder.shuffle(deletedRuns, random);
    pageRows = pages.seal();
    return new CheckpointWrite(pageRows, List.copyOf(deletedRuns), mark.cursor());
  }

  /// Takes note that everything is durable.
  public void settle() {
    for (Planned one : planned) {
      QueueState queue = one.stretch().queue();
      queue.runs().delete(one.needless());
      one.runs().forEach(run -> queue.runs().append(run.to(), run.seeds()));
      queues.settle(one.stretch());
    }
    for (DepartedQueue queue : departed) {
      if (queue.slot() >= 0) {
        pages.free(queue.slot());
      }
    }
    pages.settled(pageRows);
    later.forEach(queues::putBack);
  }

  /// Takes note that nothing was written.
  public void abandon() {
    planned.forEach(one -> one.stretch().key().close());
    dirty.forEach(queues::putBack);
    queues.putBackDeparted(departed);
  }
}
