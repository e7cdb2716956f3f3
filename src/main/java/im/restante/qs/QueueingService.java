package im.restante.qs;

import im.restante.log.FanoutBatch;
import im.restante.log.LogReader;
import im.restante.log.record.Deliver;
import im.restante.log.record.LogEntry;
import im.restante.qs.fold.CursorVector;
import im.restante.qs.fold.OpenedRoutes;
import im.restante.qs.route.RouteCipher;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The queues of this node, and the way to them from any context.
///
/// Takes what became durable, opens each record's routes once and hands it to every partition. A
/// gap in numbers is filled from the log (N5); recovery at start is the same thing from the stored
/// cursors on.
public final class QueueingService extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(QueueingService.class);

  /// Records handed on at once during a replay.
  private static final int REPLAY_BATCH = 256;

  private static final int HORIZON_MS = 1_000;

  private final QueueSetup setup;
  private final List<QueueVerticle> partitions = new ArrayList<>();
  private final Deque<FanoutBatch> postponed = new ArrayDeque<>();
  private final Map<Long, Long> streamToNeeded = new HashMap<>();
  private @Nullable RouteCipher routes;
  private long liveNext;
  private boolean replaying = true;

  private QueueingService(QueueSetup setup) {
    this.setup = setup;
    for (int partition = 0; partition < setup.partitions(); partition++) {
      partitions.add(new QueueVerticle(partition, setup));
    }
  }

  /// Starts all partitions and recovers them; succeeds when every queue stands where it stood.
  public static Future<QueueingService> start(Vertx vertx, QueueSetup setup) {
    QueueingService service = new QueueingService(setup);
    return vertx.deployVerticle(service).map(service);
  }

  @Override
  public Future<?> start() {
    routes = setup.routeKeys().cipher();
    vertx
        .eventBus()
        .<FanoutBatch>localConsumer(setup.fanoutAddress(), message -> take(message.body()));
    Future<?> deployed = Future.succeededFuture();
    for (QueueVerticle partition : partitions) {
      deployed = deployed.compose(_ -> vertx.deployVerticle(partition));
    }
    return deployed
        .compose(_ -> setup.reader().streams())
        .compose(this::recover)
        .onSuccess(_ -> {
          resume();
          vertx.setPeriodic(HORIZON_MS, _ -> moveHorizon());
        });
  }

  /// Ends every session, saying so, and stops all partitions.
  public Future<Void> close() {
    return vertx.undeploy(deploymentID());
  }

  private Future<Void> recover(List<LogReader.StreamInfo> streams) {
    Set<Long> streamIds =
        streams.stream().map(LogReader.StreamInfo::streamId).collect(Collectors.toSet());
    streamIds.add(setup.appender().streamId());
    partitions.forEach(partition -> partition.retainStreams(streamIds));
    streamIds.forEach(streamId -> streamToNeeded.put(streamId, 0L));
    return recover(streams.iterator());
  }

  /// Lets the log be truncated below what all checkpoints have read (K3).
  private void moveHorizon() {
    streamToNeeded.replaceAll((streamId, told) -> {
      long needed = neededFrom(streamId);
      if (needed > told) {
        setup
            .horizon()
            .truncateBelow(streamId, needed)
            .onFailure(failure -> LOG.warn("truncating the log failed", failure));
      }
      return Math.max(told, needed);
    });
  }

  /// Replays every stream from the lowest cursor of all partitions on, oldest stream first.
  private Future<Void> recover(Iterator<LogReader.StreamInfo> streams) {
    if (!streams.hasNext()) {
      return Future.succeededFuture();
    }
    LogReader.StreamInfo stream = streams.next();
    long from =
        partitions.stream()
            .mapToLong(partition -> partition.stored().next(stream.streamId()))
            .min()
            .orElse(0);
    return replay(stream.streamId(), Math.max(from, stream.lowNo()))
        .compose(next -> {
          if (stream.streamId() == setup.appender().streamId()) {
            liveNext = next;
          }
          return recover(streams);
        });
  }

  private Future<Long> replay(long streamId, long from) {
    List<LogEntry> batch = new ArrayList<>();
    return setup
        .reader()
        .replay(
            streamId,
            from,
            entry -> {
              batch.add(entry);
              if (batch.size() == REPLAY_BATCH) {
                distribute(streamId, batch);
                batch.clear();
              }
            })
        .onSuccess(_ -> distribute(streamId, batch));
  }

  /// A batch from the bus, in order unless the bus lost one.
  private void take(FanoutBatch batch) {
    if (replaying || batch.streamId() != setup.appender().streamId()) {
      postponed.add(batch);
      return;
    }
    if (batch.entries().isEmpty() || batch.entries().getLast().no() < liveNext) {
      return;
    }
    long first = batch.entries().getFirst().no();
    if (first > liveNext) {
      postponed.add(batch);
      fillGap();
      return;
    }
    distribute(batch.streamId(), batch.entries());
    liveNext = batch.entries().getLast().no() + 1;
  }

  private void fillGap() {
    replaying = true;
    long streamId = setup.appender().streamId();
    replay(streamId, liveNext)
        .onSuccess(next -> {
          liveNext = next;
          resume();
        })
        .onFailure(failure -> {
          LOG.warn("filling a gap of the log failed", failure);
          vertx.setTimer(1_000, _ -> fillGap());
        });
  }

  private void resume() {
    replaying = false;
    while (!replaying && !postponed.isEmpty()) {
      FanoutBatch batch = postponed.remove();
      if (batch.streamId() == setup.appender().streamId()) {
        take(batch);
      }
    }
  }

  private void distribute(long streamId, List<LogEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    List<QueueVerticle.Applicable> opened = new ArrayList<>(entries.size());
    for (LogEntry entry : entries) {
      opened.add(new QueueVerticle.Applicable(entry.no(), entry.record(), open(entry)));
    }
    partitions.forEach(partition -> partition.apply(streamId, opened));
  }

  private OpenedRoutes open(LogEntry entry) {
    return entry.record() instanceof Deliver deliver
        ? OpenedRoutes.sort(
            Objects.requireNonNull(routes).open(deliver.routes()), setup.partitions())
        : OpenedRoutes.NONE;
  }

  /// Opens a session on a queue from number `from` on; the sink is called on the caller's context.
  ///
  /// A session that is there is displaced. Fails with [NoSuchQueue].
  public Future<ListenerSession> listen(
      long handle, long from, int windowEntries, ListenerSink sink) {
    Context edge = Outboxes.root(vertx.getOrCreateContext());
    Promise<ListenerSession> answer = Promise.promise();
    context.runOnContext(
        _ -> partition(handle).listen(handle, from, windowEntries, sink, edge).onComplete(answer));
    return answer.future();
  }

  /// Up to `max` entries from number `from` on; all below is taken as acknowledged (C-32 … C-34).
  ///
  /// Fails with [NoSuchQueue].
  public Future<Dequeued> dequeue(long handle, long from, int max) {
    return onCaller(() -> partition(handle).dequeue(handle, from, max));
  }

  /// Acknowledges everything below `upTo`; succeeds when that is durable (Q5). Fails with
  /// [NoSuchQueue].
  public Future<Void> acknowledge(long handle, long upTo) {
    return onCaller(() -> partition(handle).acknowledged(handle, upTo));
  }

  /// Whether a partition's memory is at its hard bound, so that ingest answers `unavailable` (K4).
  /// Callable from any thread.
  public boolean overloaded() {
    for (QueueVerticle partition : partitions) {
      if (partition.overloaded()) {
        return true;
      }
    }
    return false;
  }

  /// Deliveries to queues that were not there. Callable from any thread.
  public long undeliverable() {
    return partitions.stream().mapToLong(QueueVerticle::undeliverable).sum();
  }

  /// The lowest number of a stream that a partition's checkpoint still needs; the log below may be
  /// truncated (K3). Callable from any thread.
  public long neededFrom(long streamId) {
    return partitions.stream()
        .map(QueueVerticle::stored)
        .mapToLong((CursorVector cursor) -> cursor.next(streamId))
        .min()
        .orElse(0);
  }

  private QueueVerticle partition(long handle) {
    return partitions.get(OpenedRoutes.partition(handle, setup.partitions()));
  }

  /// Asks a partition behind every batch that went out before, and completes on the caller's
  /// context: who was told that something is durable finds it applied.
  private <T> Future<T> onCaller(Supplier<Future<T>> request) {
    Context caller = vertx.getOrCreateContext();
    Promise<T> answer = Promise.promise();
    context.runOnContext(
        _ -> request.get().onComplete(done -> caller.runOnContext(_ -> answer.handle(done))));
    return answer.future();
  }
}
