package im.restante.qs;

import im.restante.log.AppendUnit;
import im.restante.log.record.LogRecord;
import im.restante.log.record.QueueTrimmed;
import im.restante.protocol.qs.ClosingReason;
import im.restante.protocol.qs.TrimReason;
import im.restante.qs.checkpoint.HeadPages;
import im.restante.qs.fold.CheckpointMark;
import im.restante.qs.fold.CursorVector;
import im.restante.qs.fold.EntryBuffer;
import im.restante.qs.fold.FoldOutput;
import im.restante.qs.fold.OpenedRoutes;
import im.restante.qs.fold.QueueLimits;
import im.restante.qs.fold.QueueObserver;
import im.restante.qs.fold.QueuePartition;
import im.restante.qs.fold.QueueState;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One queue partition: the single writer of its queues.
///
/// All state is touched on this verticle's context alone; what others want done comes through the
/// mailbox, and listeners are pumped and told once it is empty.
final class QueueVerticle extends VerticleBase implements Session.Host {
  private static final Logger LOG = LoggerFactory.getLogger(QueueVerticle.class);
  private static final int TICK_MS = 100;

  /// A durable record with its routes opened.
  record Applicable(long no, LogRecord record, OpenedRoutes routes) {}

  private final int partition;
  private final QueueSetup setup;
  private final QueueLimits limits;
  private final QueuePartition queues;
  private final HeadPages pages;
  private final EntryBuffer buffer = new EntryBuffer();
  private final Outboxes outboxes = new Outboxes();
  private final Set<Session> sessions = new LinkedHashSet<>();
  private final FoldOutput output = _ -> this.missed++;
  private List<Session> woken = new ArrayList<>();
  private @Nullable Mailbox mailbox;
  private @Nullable Acknowledger acknowledger;
  private @Nullable Checkpointer checkpointer;
  private @Nullable CheckpointMark mark;
  private long markedAtMs;
  private long checkpointedAtMs;
  private boolean writing;
  private long missed;
  private volatile long undeliverable;
  private volatile boolean overloaded;
  private volatile CursorVector stored = CursorVector.NONE;

  QueueVerticle(int partition, QueueSetup setup) {
    this.partition = partition;
    this.setup = setup;
    this.limits = setup.limits();
    queues = new QueuePartition(partition, setup.partitions());
    pages = new HeadPages(partition, setup.headKeys(), setup.random());
  }

  /// Claims the partition and loads its heads; records are applied from then on.
  @Override
  public Future<?> start() {
    mailbox = new Mailbox(context, this::afterwards);
    acknowledger = new Acknowledger(vertx, setup.appender(), limits.acknowledgeGatherMs());
    checkpointedAtMs = nowMs();
    return setup
        .store()
        .claim(partition)
        .onSuccess(claimed -> {
          pages.load(claimed.pages(), queues);
          queues.restoreCursor(claimed.cursor());
          stored = claimed.cursor();
          checkpointer =
              new Checkpointer(
                  vertx, partition, queues, pages, setup.store(), stored, setup.random());
          vertx.setPeriodic(TICK_MS, _ -> tick());
        });
  }

  /// Every session is told that the service is going away.
  @Override
  public Future<?> stop() {
    List.copyOf(sessions).forEach(session -> session.end(ClosingReason.DRAINING));
    outboxes.flush();
    return Future.succeededFuture();
  }

  /// Applies durable records in order. Callable from any context.
  void apply(long streamId, List<Applicable> records) {
    post(() -> {
      for (Applicable one : records) {
        queues.apply(streamId, one.no(), one.record(), one.routes(), output);
      }
      undeliverable = missed;
      overloaded = queues.waitingBytes() > limits.partitionBytesHard();
    });
  }

  /// Forgets the cursors of streams that are gone. Callable from any context.
  void retainStreams(Set<Long> streamIds) {
    post(() -> queues.retainStreams(streamIds));
  }

  /// Opens a session; another of the same queue is displaced. Callable from any context, answered
  /// on `edge`.
  Future<ListenerSession> listen(
      long handle, long from, int windowEntries, ListenerSink sink, Context edge) {
    Promise<ListenerSession> answer = Promise.promise();
    post(() -> {
      QueueState queue = queues.queue(handle);
      if (queue == null) {
        tell(edge, () -> answer.fail(new NoSuchQueue()));
        return;
      }
      if (queue.observer() instanceof Session displaced) {
        displaced.end(ClosingReason.DISPLACED);
      }
      Session session =
          new Session(this, queues, queue, reader(queue, from), limits, windowEntries, sink, edge);
      sessions.add(session);
      queue.observe(session);
      // The answer goes the way of the entries, so that it arrives before them.
      tell(edge, () -> answer.complete(session));
      session.wake();
    });
    return answer.future();
  }

  /// Reads up to `max` entries and takes all below `from` as acknowledged (C-33).
  Future<Dequeued> dequeue(long handle, long from, int max) {
    Promise<Dequeued> answer = Promise.promise();
    post(() -> {
      QueueState queue = queues.queue(handle);
      if (queue == null) {
        answer.fail(new NoSuchQueue());
        return;
      }
      if (from > queue.acknowledged()) {
        acknowledge(handle, Math.min(from, queue.next()));
      }
      EntryBuffer target = new EntryBuffer();
      collect(queue, reader(queue, from), target, Math.clamp(max, 0, limits.dequeueEntriesMax()))
          .onComplete(answer);
    });
    return answer.future();
  }

  private Future<Dequeued> collect(
      QueueState queue, QueueReader reader, EntryBuffer target, int max) {
    boolean atHand = reader.fill(target, max, limits.dequeueBytes());
    if (atHand || target.count() >= max || target.size() >= limits.dequeueBytes()) {
      long remaining = Math.max(0, queue.next() - reader.cursor().position());
      reader.close();
      return Future.succeededFuture(new Dequeued(target.take(), remaining));
    }
    return reader.fetch().compose(_ -> collect(queue, reader, target, max));
  }

  /// Acknowledges for a client without a session; succeeds when durable.
  Future<Void> acknowledged(long handle, long upTo) {
    Promise<Void> answer = Promise.promise();
    post(() -> {
      QueueState queue = queues.queue(handle);
      if (queue == null) {
        answer.fail(new NoSuchQueue());
        return;
      }
      long clamped = Long.compareUnsigned(upTo, queue.next()) > 0 ? queue.next() : upTo;
      if (clamped <= queue.acknowledged()) {
        answer.complete();
        return;
      }
      Objects.requireNonNull(acknowledger).acknowledge(handle, clamped).onComplete(answer);
    });
    return answer.future();
  }

  private QueueReader reader(QueueState queue, long from) {
    return new QueueReader(partition, queues, pages, setup.store(), queue, from);
  }

  /// Whether memory is above the hard bound (K4). Callable from any thread.
  boolean overloaded() {
    return overloaded;
  }

  /// Deliveries to queues that were not there. Callable from any thread.
  long undeliverable() {
    return undeliverable;
  }

  /// What the last checkpoint has read. Callable from any thread.
  CursorVector stored() {
    return stored;
  }

  private void afterwards() {
    while (!woken.isEmpty()) {
      List<Session> now = woken;
      woken = new ArrayList<>();
      now.forEach(session -> session.pump(buffer));
    }
    outboxes.flush();
  }

  private void tick() {
    long now = nowMs();
    long silent = now - TimeUnit.SECONDS.toMillis(limits.listenerSilenceSeconds());
    for (Session session : List.copyOf(sessions)) {
      if (session.stalledSinceBefore(silent)) {
        session.end(ClosingReason.SLOW);
      }
    }
    outboxes.flush();
    boolean pressed = queues.waitingBytes() > limits.partitionBytesSoft();
    if (!writing && mark == null && checkpointDue(now, pressed)) {
      mark = queues.mark();
      markedAtMs = now;
    }
    if (!writing && mark != null && (pressed || now - markedAtMs >= limits.settleMs())) {
      // Under pressure what came since the mark goes too.
      checkpoint(pressed ? queues.mark() : mark);
    }
  }

  private boolean checkpointDue(long now, boolean pressed) {
    return pressed
        || queues.bytesSinceMark() >= limits.checkpointBytes()
        || now - checkpointedAtMs >= TimeUnit.SECONDS.toMillis(limits.checkpointSeconds());
  }

  private void checkpoint(CheckpointMark at) {
    Checkpointer checkpoints = Objects.requireNonNull(checkpointer);
    writing = true;
    checkpoints
        .write(at)
        .onComplete(done -> {
          writing = false;
          mark = null;
          checkpointedAtMs = nowMs();
          stored = checkpoints.stored();
          overloaded = queues.waitingBytes() > limits.partitionBytesHard();
          if (done.failed()) {
            LOG.warn("checkpoint failed partition={}", partition, done.cause());
          }
          trimLongQueues();
        });
  }

  /// Has the oldest entries of queues dropped that are longer than allowed, a tenth at a time
  /// (C-36, Q3).
  private void trimLongQueues() {
    queues.forEachQueue(queue -> {
      long from = Math.max(queue.acknowledged(), queue.droppedTo());
      if (queue.next() - from > limits.entriesMax()) {
        long to = queue.next() - limits.entriesMax() + limits.entriesMax() / 10;
        long decidedAtMs = System.currentTimeMillis();
        setup
            .appender()
            .append(
                AppendUnit.of(
                    new QueueTrimmed(queue.handle(), from, to, decidedAtMs, TrimReason.LENGTH)))
            .onFailure(failure -> LOG.warn("trim failed partition={}", partition, failure));
      }
    });
  }

  @Override
  public void wake(Session session) {
    woken.add(session);
  }

  @Override
  public void post(Runnable work) {
    Objects.requireNonNull(mailbox).post(work);
  }

  @Override
  public void tell(Context edge, Runnable call) {
    outboxes.add(edge, call);
  }

  @Override
  public void acknowledge(long handle, long upTo) {
    Objects.requireNonNull(acknowledger)
        .acknowledge(handle, upTo)
        .onFailure(failure -> LOG.debug("acknowledgements lost partition={}", partition, failure));
  }

  @Override
  public void ended(Session session) {
    sessions.remove(session);
    QueueObserver observer = session.queue().observer();
    if (observer == session) {
      session.queue().observe(null);
    }
  }

  @Override
  public long nowMs() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
