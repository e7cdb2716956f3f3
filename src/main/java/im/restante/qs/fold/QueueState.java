package im.restante.qs.fold;

import im.restante.crypto.Secret;
import im.restante.qs.ratchet.RatchetSteps;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One queue: its numbers, its ratchet key and the entries that wait in memory.
///
/// Numbers below [#acknowledged] are done with; from there to [#memoryFrom] they lie in runs; from
/// there to [#next] in memory. The ratchet key is kept at [#keyNumber], at most [#memoryFrom]: it
/// moves when entries are sealed into runs or acknowledged, never ahead of what still needs it
/// (Q2). Only while a log is replayed may it be ahead, by entries whose acknowledgement is still to
/// come.
public final class QueueState {
  /// A ring slot whose entry was trimmed away.
  static final int TRIMMED = -1;

  private static final int RING_MIN = 4;

  /// A seed that entry `number` brings into the ratchet.
  private record NumberedSeed(long number, Secret seed) {}

  private final long handle;
  private long next;
  private long acknowledged;
  private long memoryFrom;
  private long keyNumber;
  private Secret key;
  private List<NumberedSeed> seeds = List.of();
  private int[] ring = new int[RING_MIN];
  private @Nullable Trim trim;
  private final RunIndex runs;
  private int slot = -1;
  private boolean dirty;
  private int markEpoch = -1;
  private long nextAtMark;
  private @Nullable QueueObserver observer;

  private QueueState(long handle, Secret key, RunIndex runs) {
    this.handle = handle;
    this.key = key;
    this.runs = runs;
  }

  static QueueState create(long handle, int epoch) {
    QueueState queue = new QueueState(handle, RatchetSteps.initial(), new RunIndex(0, 0));
    queue.markEpoch = epoch;
    return queue;
  }

  /// The queue as its head says: everything below `next` is acknowledged or in runs.
  static QueueState restore(QueueHead head, int slot) {
    QueueState queue =
        new QueueState(
            head.handle(), head.key().duplicate(), new RunIndex(head.firstRun(), head.nextRun()));
    queue.next = head.next();
    queue.memoryFrom = head.next();
    queue.acknowledged = head.acknowledged();
    queue.keyNumber = head.keyNumber();
    queue.trim = head.trim();
    queue.slot = slot;
    return queue;
  }

  public long handle() {
    return handle;
  }

  /// The number that the next entry gets.
  public long next() {
    return next;
  }

  /// Everything below is done with.
  public long acknowledged() {
    return acknowledged;
  }

  /// The lowest number that is read from memory.
  public long memoryFrom() {
    return memoryFrom;
  }

  /// Where the ratchet key stands.
  public long keyNumber() {
    return keyNumber;
  }

  /// The ratchet key at [#keyNumber]; owned by this queue.
  public Secret key() {
    return key;
  }

  /// Numbers below this that are not acknowledged were dropped; 0 where none were.
  public long droppedTo() {
    return trim == null ? 0 : trim.to();
  }

  @Nullable Trim trim() {
    return trim;
  }

  /// The queue's runs.
  public RunIndex runs() {
    return runs;
  }

  /// The queue's place in the head pages, or -1 while it has none.
  public int slot() {
    return slot;
  }

  public void place(int slot) {
    this.slot = slot;
  }

  public @Nullable QueueObserver observer() {
    return observer;
  }

  /// Sets who is told of changes; null for nobody.
  public void observe(@Nullable QueueObserver observer) {
    this.observer = observer;
  }

  boolean isDirty() {
    return dirty;
  }

  void dirty(boolean dirty) {
    this.dirty = dirty;
  }

  /// The next number as it was at the mark of `epoch`.
  public long nextAt(int epoch) {
    return markEpoch == epoch ? nextAtMark : next;
  }

  /// Appends an entry; the caller counts the reference.
  void append(int reference, int epoch) {
    if (markEpoch != epoch) {
      markEpoch = epoch;
      nextAtMark = next;
    }
    int waiting = (int) (next - memoryFrom);
    if (waiting == ring.length) {
      resize(2 * waiting);
    }
    ring[(int) next & (ring.length - 1)] = reference;
    next++;
  }

  void appendSeed(int reference, int epoch, Secret seed) {
    if (next >= keyNumber) {
      if (seeds.isEmpty()) {
        seeds = new ArrayList<>(1);
      }
      seeds.add(new NumberedSeed(next, seed));
    }
    append(reference, epoch);
  }

  int reference(long number) {
    return ring[(int) number & (ring.length - 1)];
  }

  /// Takes note that everything below `upTo`, at most [#next], is done with.
  void acknowledge(long upTo, EntrySlab slab) {
    acknowledged = upTo;
    dropMemory(upTo, slab);
    if (trim != null && trim.to() <= acknowledged) {
      trim = null;
    }
  }

  /// Releases what waits in memory below `to`.
  void dropMemory(long to, EntrySlab slab) {
    for (; memoryFrom < to; memoryFrom++) {
      int reference = reference(memoryFrom);
      if (reference != TRIMMED) {
        slab.release(reference);
      }
    }
    int waiting = (int) (next - memoryFrom);
    if (ring.length > RING_MIN && waiting <= ring.length / 8) {
      resize(Math.max(RING_MIN, ring.length / 4));
    }
  }

  /// Drops the messages below `to`, but no seeds: later keys need them (Q3, C-41).
  void trim(Trim dropped, EntrySlab slab) {
    trim = dropped;
    for (long number = memoryFrom; number < dropped.to(); number++) {
      int reference = reference(number);
      if (reference != TRIMMED && slab.get(reference) instanceof QueuedEntry.Message) {
        slab.release(reference);
        ring[(int) number & (ring.length - 1)] = TRIMMED;
      }
    }
  }

  /// The ratchet key at `to`, from `key` at `from`; `key` is not changed.
  Secret step(Secret key, long from, long to, RatchetSteps steps) {
    Secret at = key.duplicate();
    for (long number = from; number < to; number++) {
      Secret seed = seedOf(number);
      Secret following = seed == null ? steps.next(at) : steps.mix(at, seed);
      at.close();
      at = following;
    }
    return at;
  }

  /// Replaces the ratchet key by the one at `number`, unless the queue has come further already.
  void moveKey(long number, Secret moved) {
    if (number < keyNumber) {
      moved.close();
      return;
    }
    key.close();
    key = moved;
    keyNumber = number;
    int passed = 0;
    while (passed < seeds.size() && seeds.get(passed).number() < number) {
      seeds.get(passed++).seed().close();
    }
    if (passed > 0) {
      seeds =
          passed == seeds.size() ? List.of() : new ArrayList<>(seeds.subList(passed, seeds.size()));
    }
  }

  void wipe(EntrySlab slab) {
    dropMemory(next, slab);
    key.close();
    seeds.forEach(seed -> seed.seed().close());
  }

  private @Nullable Secret seedOf(long number) {
    for (NumberedSeed seed : seeds) {
      if (seed.number() == number) {
        return seed.seed();
      }
    }
    return null;
  }

  private void resize(int capacity) {
    int[] resized = new int[Integer.highestOneBit(Math.max(RING_MIN, capacity) * 2 - 1)];
    for (long number = memoryFrom; number < next; number++) {
      resized[(int) number & (resized.length - 1)] = reference(number);
    }
    ring = resized;
  }
}
