package im.restante.qs.fold;

import im.restante.crypto.Secret;
import im.restante.log.record.Acknowledge;
import im.restante.log.record.Acquire;
import im.restante.log.record.After;
import im.restante.log.record.Consumed;
import im.restante.log.record.Deliver;
import im.restante.log.record.LogRecord;
import im.restante.log.record.QueueCreated;
import im.restante.log.record.QueueDeleted;
import im.restante.log.record.QueueRekeyed;
import im.restante.log.record.QueueTrimmed;
import im.restante.log.record.Release;
import im.restante.log.record.RuleVersion;
import im.restante.protocol.qs.QueueEntryContent;
import im.restante.qs.ratchet.RatchetSteps;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All queues of one partition, as a fold over the log.
///
/// [#apply] is deterministic: the same records in the same order give the same numbers and the same
/// bytes (Q1, Q2). Owned by one thread.
public final class QueuePartition {
  private final int partition;
  private final int partitions;
  private final RatchetSteps steps = new RatchetSteps();
  private final EntrySlab slab = new EntrySlab();
  private final HandleMap handleToQueue = new HandleMap();
  private List<QueueState> dirty = new ArrayList<>();
  private List<DepartedQueue> departed = new ArrayList<>();
  private CursorVector cursor = CursorVector.NONE;
  private long stream = -1;
  private long streamNext;
  private int epoch;
  private long waiting;
  private long bytesSinceMark;

  /// @param partitions how many there are, a power of two
  public QueuePartition(int partition, int partitions) {
    if (Integer.bitCount(partitions) != 1 || partition < 0 || partition >= partitions) {
      throw new IllegalArgumentException("partition " + partition + " of " + partitions);
    }
    this.partition = partition;
    this.partitions = partitions;
  }

  /// Adds a queue from its stored head, before anything is applied.
  public void restore(QueueHead head, int slot) {
    handleToQueue.add(QueueState.restore(head, slot));
  }

  /// Sets how far the stored heads have read, before anything is applied.
  public void restoreCursor(CursorVector stored) {
    cursor = stored;
    stream = -1;
  }

  /// How far this partition has read.
  public CursorVector cursor() {
    return stream < 0 ? cursor : cursor.with(stream, streamNext);
  }

  public @Nullable QueueState queue(long handle) {
    return belongs(handle) ? handleToQueue.get(handle) : null;
  }

  public int queues() {
    return handleToQueue.size();
  }

  public void forEachQueue(Consumer<QueueState> action) {
    handleToQueue.forEach(action);
  }

  /// Entries that wait in memory.
  public long waiting() {
    return waiting;
  }

  /// About how many bytes of memory waiting entries hold, which a checkpoint gives back (K4).
  public long waitingBytes() {
    return slab.bytes() + 2L * Integer.BYTES * waiting;
  }

  /// Lets go of streams that are gone, before anything is applied.
  public void retainStreams(Set<Long> streamIds) {
    cursor = cursor().retain(streamIds);
    stream = -1;
  }

  /// Applies the record with number `no` of a stream; one below the cursor has no effect (N2).
  ///
  /// @param routes the record's opened routes, [OpenedRoutes#NONE] where it has none
  /// @throws IllegalStateException where records are missing before this one
  public void apply(
      long streamId, long no, LogRecord record, OpenedRoutes routes, FoldOutput output) {
    if (streamId != stream) {
      cursor = cursor();
      stream = streamId;
      streamNext = cursor.next(streamId);
    }
    if (no < streamNext) {
      return;
    }
    if (no > streamNext) {
      throw new IllegalStateException("record " + no + " of a stream read up to " + streamNext);
    }
    streamNext = no + 1;
    switch (record) {
      case Deliver deliver -> deliver(deliver, routes, output);
      case Acknowledge acknowledge -> acknowledge.acks().forEach(this::acknowledge);
      case QueueCreated created -> create(created);
      case QueueDeleted deleted -> delete(deleted.handle());
      case QueueRekeyed rekeyed -> rekey(rekeyed);
      case QueueTrimmed trimmed -> trim(trimmed);
      // These order streams against each other; what they say has happened when they come here.
      case Consumed _, Acquire _, Release _, After _, RuleVersion _ -> {}
    }
  }

  private void deliver(Deliver deliver, OpenedRoutes routes, FoldOutput output) {
    int to = routes.to(partition);
    int shared = -1;
    int references = 0;
    for (int at = routes.from(partition); at < to; at++) {
      long handle = routes.handle(at);
      QueueState queue = handleToQueue.get(handle);
      if (queue == null) {
        output.undeliverable(handle);
        continue;
      }
      int reference;
      if (deliver.own().isEmpty()) {
        if (shared < 0) {
          shared = slab.add(message(deliver, Bytes.EMPTY));
        }
        reference = shared;
        references++;
      } else {
        reference = slab.add(message(deliver, deliver.own(routes.recipient(at))));
        slab.retain(reference, 1);
      }
      queue.append(reference, epoch);
      appended(queue);
    }
    if (shared >= 0) {
      slab.retain(shared, references);
    }
    bytesSinceMark += deliver.payload().size() + deliver.routes().size();
  }

  private static QueuedEntry.Message message(Deliver deliver, Bytes own) {
    return new QueuedEntry.Message(
        new QueueEntryContent(
            deliver.type(),
            deliver.acceptedTimestampMs(),
            deliver.suppressNotifications(),
            deliver.blob(),
            deliver.payload().compact(),
            own.compact()));
  }

  private void acknowledge(Acknowledge.Ack ack) {
    QueueState queue = queue(ack.handle());
    if (queue == null) {
      return;
    }
    long upTo = Long.compareUnsigned(ack.upTo(), queue.next()) > 0 ? queue.next() : ack.upTo();
    if (upTo > queue.acknowledged()) {
      long before = queue.memoryFrom();
      queue.acknowledge(upTo, slab);
      waiting -= queue.memoryFrom() - before;
      touch(queue);
    }
    if (queue.observer() != null) {
      queue.observer().acknowledged(queue.acknowledged());
    }
  }

  private void create(QueueCreated created) {
    if (!belongs(created.handle()) || handleToQueue.get(created.handle()) != null) {
      return;
    }
    QueueState queue = QueueState.create(created.handle(), epoch);
    handleToQueue.add(queue);
    seed(queue, created.ratchetSeed(), created.sealedSeed());
  }

  private void rekey(QueueRekeyed rekeyed) {
    QueueState queue = queue(rekeyed.handle());
    if (queue != null) {
      seed(queue, rekeyed.ratchetSeed(), rekeyed.sealedSeed());
    }
  }

  private void seed(QueueState queue, Bytes seed, Bytes sealedSeed) {
    int reference = slab.add(new QueuedEntry.Seed(sealedSeed.compact()));
    slab.retain(reference, 1);
    queue.appendSeed(reference, epoch, Secret.copyOf(seed));
    appended(queue);
  }

  private void delete(long handle) {
    QueueState queue = queue(handle);
    if (queue == null) {
      return;
    }
    waiting -= queue.next() - queue.memoryFrom();
    handleToQueue.remove(handle);
    departed.add(
        new DepartedQueue(handle, queue.slot(), queue.runs().first(), queue.runs().planned()));
    queue.wipe(slab);
    if (queue.observer() != null) {
      queue.observer().deleted();
    }
  }

  private void trim(QueueTrimmed trimmed) {
    QueueState queue = queue(trimmed.handle());
    if (queue == null) {
      return;
    }
    long to = Math.min(trimmed.to(), queue.next());
    if (to <= queue.acknowledged() || to <= queue.droppedTo()) {
      return;
    }
    queue.trim(new Trim(to, trimmed.decidedAtMs(), trimmed.reason()), slab);
    touch(queue);
    if (queue.observer() != null) {
      queue.observer().trimmed();
    }
  }

  private void appended(QueueState queue) {
    waiting++;
    touch(queue);
    if (queue.observer() != null) {
      queue.observer().appended();
    }
  }

  private void touch(QueueState queue) {
    if (!queue.isDirty()) {
      queue.dirty(true);
      dirty.add(queue);
    }
  }

  /// Reads entries from memory, from `position` of the cursor on, which then stands behind them.
  ///
  /// Stops before the entry that would be beyond `entriesMax`, and after the one that reaches
  /// `bytesMax`. What lies in runs is read first: the position is at least [QueueState#memoryFrom].
  public void read(
      QueueState queue, QueueCursor at, EntryBuffer target, int entriesMax, int bytesMax) {
    if (at.position() < queue.memoryFrom() || queue.keyNumber() > queue.memoryFrom()) {
      throw new IllegalStateException("position " + at.position() + " cannot be read from memory");
    }
    tellDropped(queue, at, target);
    while (at.position() < queue.next()
        && target.count() < entriesMax
        && target.size() < bytesMax) {
      int reference = queue.reference(at.position());
      if (reference != QueueState.TRIMMED) {
        QueuedEntry entry = slab.get(reference);
        if (entry instanceof QueuedEntry.Message) {
          bringKey(queue, at);
        }
        target.write(at.position(), entry, keyOf(at), steps);
      }
      at.moveTo(at.position() + 1);
    }
  }

  /// Tells a reader who has come to dropped messages so, once.
  public static void tellDropped(QueueState queue, QueueCursor at, EntryBuffer target) {
    Trim trim = queue.trim();
    if (trim != null && at.position() < trim.to() && at.droppedTo() < trim.to()) {
      target.writeTrimmed(at.position(), trim.to(), trim.reason());
      at.toldDroppedTo(trim.to());
    }
  }

  /// Steps the cursor's key to its position.
  private void bringKey(QueueState queue, QueueCursor at) {
    Secret key = at.key();
    if (key == null || at.keyNumber() < queue.keyNumber()) {
      at.key(at.position(), queue.step(queue.key(), queue.keyNumber(), at.position(), steps));
    } else if (at.keyNumber() < at.position()) {
      at.key(at.position(), queue.step(key, at.keyNumber(), at.position(), steps));
    }
  }

  private static Secret keyOf(QueueCursor at) {
    Secret key = at.key();
    return key == null ? NO_KEY : key;
  }

  private static final Secret NO_KEY = Secret.zeros(0);

  /// Lets the queue take over the reader's key where all before it is acknowledged, which spares
  /// the checkpoint those steps.
  public void adoptKey(QueueState queue, QueueCursor from) {
    Secret key = from.key();
    if (key != null
        && from.keyNumber() > queue.keyNumber()
        && from.keyNumber() <= queue.acknowledged()) {
      queue.moveKey(from.keyNumber(), key.duplicate());
    }
  }

  /// Sets a mark that a later checkpoint stands for, and forgets the mark before it.
  public CheckpointMark mark() {
    epoch++;
    bytesSinceMark = 0;
    return new CheckpointMark(epoch, cursor());
  }

  /// Bytes of deliveries since the last mark.
  public long bytesSinceMark() {
    return bytesSinceMark;
  }

  /// Hands over the queues that changed since they were last handed over.
  public List<QueueState> takeDirty() {
    List<QueueState> taken = dirty;
    dirty = new ArrayList<>();
    taken.forEach(queue -> queue.dirty(false));
    return taken;
  }

  /// Puts back a queue that changed after the mark or whose checkpoint failed.
  public void putBack(QueueState queue) {
    if (handleToQueue.get(queue.handle()) == queue) {
      touch(queue);
    }
  }

  /// Hands over the queues that were deleted since they were last handed over.
  public List<DepartedQueue> takeDeparted() {
    List<DepartedQueue> taken = departed;
    departed = new ArrayList<>();
    return taken;
  }

  /// Puts back what a failed checkpoint had taken.
  public void putBackDeparted(List<DepartedQueue> taken) {
    departed.addAll(0, taken);
  }

  /// Seals what the queue has in memory below the mark into `target` and tells how its head reads.
  ///
  /// Changes nothing: the checkpoint may fail. Null where the queue did not exist at the mark.
  public @Nullable SealedStretch seal(QueueState queue, CheckpointMark mark, StretchSink target) {
    long end = queue.nextAt(mark.epoch());
    if (end == 0 || handleToQueue.get(queue.handle()) != queue) {
      return null;
    }
    long from = queue.memoryFrom();
    if (from < end && queue.keyNumber() > from) {
      throw new IllegalStateException("the log lost acknowledgements that a checkpoint had seen");
    }
    long keyEnd = Math.max(Math.max(from, end), queue.keyNumber());
    Secret key =
        queue.step(queue.key(), queue.keyNumber(), Math.max(from, queue.keyNumber()), steps);
    if (from >= end) {
      return new SealedStretch(queue, end, keyEnd, key);
    }
    for (long number = from; number < end; number++) {
      int reference = queue.reference(number);
      if (reference != QueueState.TRIMMED) {
        QueuedEntry entry = slab.get(reference);
        target.buffer().write(number, entry, key, steps);
        target.written(number, entry instanceof QueuedEntry.Seed);
      }
      Secret following = queue.step(key, number, number + 1, steps);
      key.close();
      key = following;
    }
    return new SealedStretch(queue, end, keyEnd, key);
  }

  /// Lets go of what a checkpoint has made durable.
  public void settle(SealedStretch sealed) {
    QueueState queue = sealed.queue();
    if (handleToQueue.get(queue.handle()) != queue) {
      sealed.key().close();
      return;
    }
    long before = queue.memoryFrom();
    queue.dropMemory(Math.max(before, Math.min(sealed.end(), queue.next())), slab);
    waiting -= queue.memoryFrom() - before;
    queue.moveKey(sealed.keyNumber(), sealed.key());
  }

  private boolean belongs(long handle) {
    return OpenedRoutes.partition(handle, partitions) == partition;
  }
}
