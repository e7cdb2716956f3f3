package im.restante.qs;

import im.restante.protocol.qs.ClosingReason;
import im.restante.qs.fold.EntryBatch;
import im.restante.qs.fold.EntryBuffer;
import im.restante.qs.fold.QueueLimits;
import im.restante.qs.fold.QueueObserver;
import im.restante.qs.fold.QueuePartition;
import im.restante.qs.fold.QueueState;
import io.vertx.core.Context;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// One listener: sends what is new within its window, and no more until that is acknowledged.
///
/// Owned by the partition's context, except the two methods of [ListenerSession].
final class Session implements ListenerSession, QueueObserver {
  /// What a session needs of its partition.
  interface Host {
    /// Has [Session#pump] called once the present step is over.
    void wake(Session session);

    void post(Runnable work);

    void tell(Context context, Runnable call);

    void acknowledge(long handle, long upTo);

    void ended(Session session);

    long nowMs();
  }

  private record Sent(long next, int bytes) {}

  private final Host host;
  private final QueuePartition queues;
  private final QueueState queue;
  private final QueueReader reader;
  private final QueueLimits limits;
  private final int windowEntries;
  private final ListenerSink sink;
  private final Context edge;
  private @Nullable Deque<Sent> sent;
  private long acknowledged;
  private long bytesInFlight;
  private long stalledSinceMs = -1;
  private boolean awake;
  private boolean fetching;
  private boolean caughtUp;
  private boolean ended;

  Session(
      Host host,
      QueuePartition queues,
      QueueState queue,
      QueueReader reader,
      QueueLimits limits,
      int windowEntries,
      ListenerSink sink,
      Context edge) {
    this.host = host;
    this.queues = queues;
    this.queue = queue;
    this.reader = reader;
    this.limits = limits;
    this.windowEntries =
        windowEntries == 0
            ? limits.windowEntries()
            : Math.clamp(windowEntries, 1, limits.windowEntries());
    this.sink = sink;
    this.edge = edge;
    this.acknowledged = reader.cursor().position();
  }

  QueueState queue() {
    return queue;
  }

  @Override
  public void acknowledge(long upTo) {
    host.post(() -> received(upTo));
  }

  @Override
  public void close() {
    host.post(this::end);
  }

  @Override
  public void appended() {
    wake();
  }

  @Override
  public void trimmed() {
    wake();
  }

  @Override
  public void acknowledged(long upTo) {
    queues.adoptKey(queue, reader.cursor());
    host.tell(edge, () -> sink.acknowledged(upTo));
  }

  @Override
  public void deleted() {
    end(ClosingReason.DELETED);
  }

  /// Has this session look for entries after the present step.
  void wake() {
    if (!awake && !ended) {
      awake = true;
      host.wake(this);
    }
  }

  /// The window moves when an acknowledgement is received; its answer waits (Q5).
  private void received(long upTo) {
    long position = reader.cursor().position();
    long clamped = Long.compareUnsigned(upTo, position) > 0 ? position : upTo;
    if (ended) {
      return;
    }
    if (clamped > acknowledged) {
      acknowledged = clamped;
      release(clamped);
      stalledSinceMs = -1;
      wake();
    }
    host.acknowledge(queue.handle(), clamped);
  }

  private void release(long upTo) {
    if (sent != null) {
      for (Sent oldest = sent.peek(); oldest != null && oldest.next() <= upTo; ) {
        bytesInFlight -= oldest.bytes();
        sent.remove();
        oldest = sent.peek();
      }
    }
  }

  /// Sends what there is and the window allows.
  void pump(EntryBuffer buffer) {
    awake = false;
    while (!ended && !fetching) {
      int entries = (int) Math.min(windowEntries, windowLeft());
      if (entries <= 0 || bytesInFlight >= limits.windowBytes()) {
        stalledSinceMs = stalledSinceMs < 0 ? host.nowMs() : stalledSinceMs;
        return;
      }
      boolean atHand = reader.fill(buffer, entries, limits.frameBytes());
      if (buffer.count() > 0) {
        send(buffer.take());
      } else if (!atHand) {
        fetch();
      } else {
        tellCaughtUp();
        return;
      }
    }
  }

  private long windowLeft() {
    return windowEntries
        - (reader.cursor().position() - Math.max(acknowledged, queue.acknowledged()));
  }

  private void send(EntryBatch batch) {
    bytesInFlight += batch.size();
    if (sent == null) {
      sent = new ArrayDeque<>(4);
    }
    sent.add(new Sent(batch.next(), batch.size()));
    host.tell(edge, () -> sink.entries(batch));
  }

  private void tellCaughtUp() {
    if (!caughtUp) {
      caughtUp = true;
      long next = reader.cursor().position();
      host.tell(edge, () -> sink.caughtUp(next));
    }
  }

  private void fetch() {
    fetching = true;
    reader
        .fetch()
        .onComplete(done -> {
          fetching = false;
          if (done.succeeded()) {
            host.post(this::wake);
          } else {
            host.post(() -> end(ClosingReason.DRAINING));
          }
        });
  }

  /// Whether the window has been full since before `ms`.
  boolean stalledSinceBefore(long ms) {
    return stalledSinceMs >= 0 && stalledSinceMs < ms;
  }

  void end(ClosingReason reason) {
    if (!ended) {
      host.tell(edge, () -> sink.closing(reason));
      end();
    }
  }

  private void end() {
    if (!ended) {
      ended = true;
      reader.close();
      host.ended(this);
    }
  }
}
