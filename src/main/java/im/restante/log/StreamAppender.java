package im.restante.log;

import im.restante.log.key.LogKeyChain;
import im.restante.log.record.LogEntry;
import im.restante.log.record.LogRecord;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The appender of this process: group commit of everything it makes durable (G1 to G7).
///
/// Owner of a stream. One statement is in flight; what arrives meanwhile gathers and makes the next
/// one. Everything but [#append]'s admission runs on the appender's own event loop.
public final class StreamAppender implements Appender {
  private static final Logger LOG = LoggerFactory.getLogger(StreamAppender.class);

  /// A deadlock or a race for a digest is over when the rival has committed.
  private static final int REPEATS_MAX = 8;

  private static final long RECONNECT_MILLIS_MIN = 50;
  private static final long RECONNECT_MILLIS_MAX = 2_000;

  private final VertxInternal vertx;
  private final ContextInternal context;
  private final PgConnectOptions options;
  private final LogKeyChain keys;
  private final AppenderLimits limits;
  private final InstantSource clock;
  private final String fanoutAddress;
  private final DeliveryOptions fanoutOptions =
      new DeliveryOptions().setCodecName(FanoutCodec.NAME).setLocalOnly(true);

  private final AtomicInteger admittedUnits = new AtomicInteger();
  private final AtomicLong admittedBytes = new AtomicLong();
  private final Queue<WaitingUnit> inbox = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean drainScheduled = new AtomicBoolean();

  // Confined to the event loop.
  private final Queue<WaitingUnit> waiting = new ArrayDeque<>();
  private final ArrayDeque<Batch> unsettled = new ArrayDeque<>();
  private final List<Integer> ownPids = new ArrayList<>();
  private AppendSession session;
  private Stream stream;
  private RecordSeal seal;
  private int doneSlot;
  private long nextNo;
  private long nextCounter;
  private long slotBytes;
  private long slotSince;
  private int lastBatchUnits;
  private long lastBatchNanos;
  private boolean gathering;
  private boolean busy;
  private boolean recovering;
  private boolean closed;
  private @Nullable Promise<Void> closing;

  private StreamAppender(
      VertxInternal vertx,
      ContextInternal context,
      PgConnectOptions options,
      LogKeyChain keys,
      AppenderLimits limits,
      InstantSource clock,
      String fanoutAddress,
      AppendSession session,
      Stream stream) {
    this.vertx = vertx;
    this.context = context;
    this.options = options;
    this.keys = keys;
    this.limits = limits;
    this.clock = clock;
    this.fanoutAddress = fanoutAddress;
    this.session = session;
    this.stream = stream;
    this.seal = new RecordSeal(keys, stream.epoch(), stream.id());
    this.slotSince = clock.millis();
    this.doneSlot = currentDoneSlot(clock, limits);
  }

  /// Seals and settles the node's previous stream, opens a new one (N1) and starts its appender.
  ///
  /// @param node the node's name, the same at every start; two processes of one name displace each
  ///   other
  /// @param fanoutAddress local event bus address on which each [FanoutBatch] is published
  public static Future<StreamAppender> open(
      Vertx vertx,
      PgConnectOptions options,
      String node,
      LogKeyChain keys,
      AppenderLimits limits,
      InstantSource clock,
      String fanoutAddress) {
    VertxInternal internal = (VertxInternal) vertx;
    registerCodec(vertx);
    ContextInternal context = internal.createEventLoopContext();
    Promise<StreamAppender> opened = internal.getOrCreateContext().promise();
    context.runOnContext(_ ->
        AppendSession.connect(vertx, options, limits)
            .compose(session ->
                Stream.open(session.connection(), node)
                    .compose(stream ->
                        session
                            .prepare(stream.slot(), currentDoneSlot(clock, limits))
                            .map(_ ->
                                new StreamAppender(
                                    internal,
                                    context,
                                    options,
                                    keys,
                                    limits,
                                    clock,
                                    fanoutAddress,
                                    session,
                                    stream))))
            .onSuccess(StreamAppender::start)
            .onComplete(opened));
    return opened.future();
  }

  private static void registerCodec(Vertx vertx) {
    try {
      var _ = vertx.eventBus().registerCodec(new FanoutCodec());
    } catch (IllegalStateException e) {
      LOG.debug("the fan-out codec is registered already");
    }
  }

  @Override
  public long streamId() {
    return stream.id();
  }

  @Override
  public Future<AppendResult> append(AppendUnit unit) {
    Promise<AppendResult> promise = vertx.getOrCreateContext().promise();
    WaitingUnit waitingUnit = new WaitingUnit(unit, promise);
    long bytes = waitingUnit.bytes();
    if (bytes > limits.unitBytesMax()) {
      promise.fail(new IllegalArgumentException("a unit above its bound"));
      return promise.future();
    }
    if (!admit(bytes)) {
      promise.complete(new AppendResult.Overloaded());
      return promise.future();
    }
    inbox.add(waitingUnit);
    if (drainScheduled.compareAndSet(false, true)) {
      context.runOnContext(_ -> drain());
    }
    return promise.future();
  }

  private boolean admit(long bytes) {
    int units = admittedUnits.incrementAndGet();
    long sum = admittedBytes.addAndGet(bytes);
    if (units > limits.waitingUnitsMax() || sum > limits.waitingBytesMax()) {
      admittedUnits.decrementAndGet();
      admittedBytes.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  /// Writes what waits, then seals and settles the stream and lets go of the connection. What this
  /// cannot do, the node's next process does (N1).
  public Future<Void> close() {
    Promise<Void> promise = vertx.getOrCreateContext().promise();
    context.runOnContext(_ -> {
      if (closed) {
        promise.complete();
      } else {
        closing = promise;
        drain();
      }
    });
    return promise.future();
  }

  private void drain() {
    drainScheduled.set(false);
    for (WaitingUnit next = inbox.poll(); next != null; next = inbox.poll()) {
      waiting.add(next);
    }
    if (closed) {
      failWaiting();
    } else {
      pump();
    }
  }

  /// Does the next thing, if none is under way.
  private void pump() {
    if (busy || closed) {
      return;
    }
    Batch again = unsettled.poll();
    if (again != null) {
      send(again, again.changesHeads());
    } else if (waiting.isEmpty()) {
      if (closing != null) {
        shut(closing);
      }
    } else if (mustMoveOn()) {
      moveOn();
    } else if (!waitsForCompany()) {
      Batch batch = Batch.take(waiting, limits);
      nextCounter = batch.seal(seal, nextCounter);
      send(batch, batch.changesHeads());
    }
  }

  /// Under load a statement waits a moment for the senders that its predecessor has just answered;
  /// when idle nothing waits.
  private boolean waitsForCompany() {
    if (limits.gatherMillis() == 0
        || lastBatchUnits < 8
        || 4 * waiting.size() >= 3 * lastBatchUnits) {
      return false;
    }
    long since = System.nanoTime() - lastBatchNanos;
    if (since >= TimeUnit.MILLISECONDS.toNanos(limits.gatherMillis())) {
      return false;
    }
    if (!gathering) {
      gathering = true;
      context.setTimer(
          1,
          _ -> {
            gathering = false;
            lastBatchUnits = 0;
            pump();
          });
    }
    return true;
  }

  private void send(Batch batch, boolean unitByUnit) {
    busy = true;
    AppendSession used = session;
    // The server's own limit ends the statement before this does, unless the network is dead.
    long watchdog = vertx.setTimer(2L * limits.transactionTimeoutMillis(), _ -> lost(used, batch));
    used.run(batch, unitByUnit, stream.id(), stream.gen(), seal.epoch(), nextNo)
        .onComplete(result -> {
          boolean _ = vertx.cancelTimer(watchdog);
          if (used != session || recovering) {
            return; // given up meanwhile: what it did is read from the database
          }
          busy = false;
          if (result.succeeded()) {
            settle(batch, result.result());
          } else {
            failed(batch, result.cause());
          }
          pump();
        });
  }

  private void settle(Batch batch, AppendOutcome outcome) {
    switch (outcome) {
      case AppendOutcome.Fenced _ -> fence(batch);
      case AppendOutcome.DoneBefore _ -> send(batch, true);
      case AppendOutcome.Written written -> {
        lastBatchUnits = batch.size();
        lastBatchNanos = System.nanoTime();
        answer(batch, written.won());
      }
    }
  }

  /// Publishes what is durable and then replies, in the order of the log (G7).
  private void answer(Batch batch, BitSet won) {
    List<WaitingUnit> units = batch.units();
    List<LogEntry> entries = new ArrayList<>();
    long no = nextNo;
    for (int i = won.nextSetBit(0); i >= 0; i = won.nextSetBit(i + 1)) {
      for (LogRecord record : units.get(i).unit().records()) {
        entries.add(new LogEntry(no++, record));
      }
    }
    if (!entries.isEmpty()) {
      var _ =
          vertx
              .eventBus()
              .publish(fanoutAddress, new FanoutBatch(stream.id(), entries), fanoutOptions);
    }
    no = nextNo;
    for (int i = 0; i < units.size(); i++) {
      WaitingUnit unit = units.get(i);
      release(unit);
      if (won.get(i)) {
        slotBytes += unit.bytes();
        long first = no;
        no += unit.recordCount();
        unit.promise().complete(new AppendResult.Durable(first, no - 1));
      } else {
        unit.promise().complete(new AppendResult.Lost());
      }
    }
    nextNo = no;
  }

  /// Sorts failures (G5): passing ones are repeated, a broken connection leaves the outcome open,
  /// anything else is somebody's own fault, and halving the batch finds out whose.
  private void failed(Batch batch, Throwable cause) {
    switch (AppendFailure.of(cause)) {
      case UNKNOWN -> lost(session, batch);
      case PASSING -> {
        if (batch.repeats() < REPEATS_MAX) {
          unsettled.addFirst(batch.again());
        } else {
          split(batch, cause);
        }
      }
      case OWN -> split(batch, cause);
      case SERVER -> batch.units().forEach(unit -> fail(unit, cause));
    }
  }

  private void split(Batch batch, Throwable cause) {
    if (batch.size() == 1) {
      fail(batch.units().getFirst(), cause);
    } else {
      unsettled.addFirst(batch.secondHalf());
      unsettled.addFirst(batch.firstHalf());
    }
  }

  private void start() {
    watch();
    context.setPeriodic(
        TimeUnit.SECONDS.toMillis(limits.slotSecondsMax()),
        timer -> {
          if (closed) {
            boolean _ = vertx.cancelTimer(timer);
          } else if (!busy && unsettled.isEmpty() && mustMoveOn()) {
            moveOn(); // an idle stream must not keep the others' partitions
          }
        });
  }

  private void watch() {
    AppendSession watched = session;
    watched
        .connection()
        .closeHandler(_ -> {
          if (!busy && !closed && watched == session) {
            lost(watched, null);
          }
        });
  }

  /// The connection is gone, perhaps with a statement (G6).
  private void lost(AppendSession gone, @Nullable Batch batch) {
    if (gone != session || recovering || closed) {
      return;
    }
    busy = true;
    recovering = true;
    LOG.warn("append connection lost stream={} inFlight={}", stream.id(), batch != null);
    var _ = gone.connection().close();
    recover(batch, RECONNECT_MILLIS_MIN);
  }

  private void recover(@Nullable Batch batch, long waitMillis) {
    AppendSession.connect(vertx, options, limits)
        .compose(fresh -> takeOver(fresh, batch))
        .onSuccess(fenced -> {
          busy = false;
          recovering = false;
          if (fenced) {
            fence(null);
          } else {
            LOG.info("append connection restored stream={} gen={}", stream.id(), stream.gen());
            watch();
            drain();
          }
        })
        .onFailure(cause -> {
          LOG.warn("append connection not restored stream={}", stream.id(), cause);
          context.setTimer(
              waitMillis, _ -> recover(batch, Math.min(2 * waitMillis, RECONNECT_MILLIS_MAX)));
        });
  }

  /// Fences the old connection off, settles the batch and goes on; true where the stream itself was
  /// taken away.
  private Future<Boolean> takeOver(AppendSession fresh, @Nullable Batch batch) {
    PgConnection connection = fresh.connection();
    ownPids.add(connection.processId());
    return stream
        .fenceOff(connection, ownPids)
        .compose(next ->
            settleUnknown(connection, batch)
                .compose(settlement -> {
                  if (next == null) {
                    conclude(batch, settlement);
                    return connection.close().map(true);
                  }
                  return fresh
                      .prepare(next.slot(), doneSlot)
                      .map(_ -> {
                        session = fresh;
                        stream = next;
                        ownPids.clear();
                        conclude(batch, settlement);
                        return false;
                      });
                }))
        .onFailure(_ -> {
          var _ = connection.close();
        });
  }

  private Future<Settlement> settleUnknown(PgConnection connection, @Nullable Batch batch) {
    return batch == null
        ? Future.succeededFuture(new Settlement(false, new BitSet()))
        : Settlement.read(connection, stream, batch, nextNo);
  }

  private void conclude(@Nullable Batch batch, Settlement settlement) {
    if (batch == null) {
      return;
    }
    if (settlement.committed()) {
      answer(batch, settlement.won());
    } else if (batch.repeats() < REPEATS_MAX) {
      unsettled.addFirst(batch.again());
    } else {
      split(batch, new IllegalStateException("an append that ends its connection"));
    }
  }

  private boolean mustMoveOn() {
    return slotBytes >= limits.slotBytesMax()
        || clock.millis() - slotSince >= TimeUnit.SECONDS.toMillis(limits.slotSecondsMax())
        || doneSlot != currentDoneSlot(clock, limits);
  }

  /// Steps to the next partitions of log and answers, between two statements.
  private void moveOn() {
    busy = true;
    AppendSession used = session;
    int nextDoneSlot = currentDoneSlot(clock, limits);
    stream
        .step(used.connection(), nextNo)
        .compose(next -> used.prepare(next.slot(), nextDoneSlot).map(_ -> next))
        .onSuccess(next -> {
          stream = next;
          seal = new RecordSeal(keys, next.epoch(), next.id());
          doneSlot = nextDoneSlot;
          slotBytes = 0;
          slotSince = clock.millis();
          busy = false;
          pump();
        })
        .onFailure(_ -> lost(used, null));
  }

  private static int currentDoneSlot(InstantSource clock, AppenderLimits limits) {
    long age = TimeUnit.MILLISECONDS.toSeconds(clock.millis()) / limits.doneSlotSeconds();
    return (int) (age % LogMaintenance.DONE_SLOTS);
  }

  /// Somebody else has sealed the stream: this process appends nothing any more.
  private void fence(@Nullable Batch batch) {
    LOG.error("the log stream was sealed by another process stream={}", stream.id());
    if (batch != null) {
      unsettled.addFirst(batch);
    }
    closed = true;
    var _ = session.connection().close();
    failWaiting();
  }

  private void shut(Promise<Void> promise) {
    closed = true;
    PgConnection connection = session.connection();
    stream
        .settle(connection)
        .recover(_ -> Future.succeededFuture())
        .compose(_ -> connection.close())
        .onComplete(promise);
  }

  private void failWaiting() {
    StreamClosed cause = new StreamClosed();
    for (Batch batch = unsettled.poll(); batch != null; batch = unsettled.poll()) {
      batch.units().forEach(unit -> fail(unit, cause));
    }
    for (WaitingUnit unit = waiting.poll(); unit != null; unit = waiting.poll()) {
      fail(unit, cause);
    }
  }

  private void fail(WaitingUnit unit, Throwable cause) {
    release(unit);
    unit.promise().fail(cause);
  }

  private void release(WaitingUnit unit) {
    admittedUnits.decrementAndGet();
    admittedBytes.addAndGet(-unit.bytes());
  }
}
