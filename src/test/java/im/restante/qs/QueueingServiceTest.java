package im.restante.qs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SeededRandom;
import im.restante.log.record.Acknowledge;
import im.restante.log.record.Deliver;
import im.restante.log.record.QueueCreated;
import im.restante.log.record.QueueDeleted;
import im.restante.log.record.QueueTrimmed;
import im.restante.mls.message.HPKECiphertext;
import im.restante.protocol.qs.MessageContentType;
import im.restante.protocol.qs.QueueEntry;
import im.restante.qs.checkpoint.HeadKeys;
import im.restante.qs.fold.QueueLimits;
import im.restante.qs.ratchet.QueueRatchet;
import im.restante.qs.route.RouteCipher;
import im.restante.qs.route.RouteKeys;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The shell on a real event loop, over a log and a store in memory.
class QueueingServiceTest {
  private static final long QUEUE = 0x5151_5151_5151_5151L;
  private static final long OTHER = 0x6262_6262_6262_6262L;
  private static final int ENTRIES_MAX = 1000;

  private final Vertx vertx = Vertx.vertx();
  private final FakeLog log = new FakeLog(vertx, new LocalCodec());
  private final MemoryStore store = new MemoryStore(vertx);
  private final RandomSource random = new SynchronizedRandom(new SeededRandom(1));
  private final RouteKeys routeKeys = routeKeys();
  private final RouteCipher routes = routeKeys.cipher();

  private final AtomicLong horizon = new AtomicLong();

  private record SynchronizedRandom(RandomSource source) implements RandomSource {
    @Override
    public synchronized void fill(byte[] target) {
      source.fill(target);
    }
  }

  private static RouteKeys routeKeys() {
    TreeMap<Integer, Secret> keys = new TreeMap<>();
    keys.put(1, Secret.zeros(32));
    return RouteKeys.derive(keys);
  }

  @AfterEach
  void close() {
    await(vertx.close());
  }

  @Test
  @DisplayName("Q4: backlog, then caught-up, then what comes, in order and once")
  void sendsBacklogThenCaughtUpThenWhatComes() {
    QueueingService service = start(limits(256, 60, Long.MAX_VALUE));
    create(QUEUE);
    deliver("a", QUEUE);
    RecordingSink sink = listen(service, QUEUE, 0, 256);
    until(() -> sink.events().contains("caught-up 2"));
    deliver("b", QUEUE, OTHER);
    until(() -> sink.events().size() == 4);
    assertThat(sink.events()).containsExactly("0:seed", "1:a", "caught-up 2", "2:b");
    assertThat(service.undeliverable()).as("to the queue that is not there").isEqualTo(1);
  }

  @Test
  @DisplayName("Q5: the window moves when an acknowledgement is received, its answer is durable")
  void windowHoldsBackUntilAcknowledged() {
    QueueingService service = start(limits(3, 60, Long.MAX_VALUE));
    create(QUEUE);
    for (int i = 1; i < 8; i++) {
      deliver("m" + i, QUEUE);
    }
    until(() -> await(service.dequeue(QUEUE, 0, 0)).remaining() == 8);
    RecordingSink sink = new RecordingSink(QueueRatchet.fresh());
    ListenerSession session = await(service.listen(QUEUE, 0, 256, sink));
    until(() -> sink.events().size() == 3);
    log.overloadedOnce();
    session.acknowledge(1_000_000);
    until(() -> sink.events().contains("5:m5"));
    until(() -> sink.events().contains("acknowledged 3"));
    assertThat(log.records()).contains(new Acknowledge(List.of(new Acknowledge.Ack(QUEUE, 3))));
    assertThat(sink.events()).doesNotContain("6:m6");
    session.acknowledge(6);
    until(() -> sink.events().contains("caught-up 8"));
    session.close();
    deliver("late", QUEUE);
    until(() -> await(service.dequeue(QUEUE, 6, 10)).batch().next() == 9);
    assertThat(sink.events()).doesNotContain("8:late");
  }

  @Test
  void secondListenerDisplacesTheFirst() {
    QueueingService service = start(limits(256, 60, Long.MAX_VALUE));
    create(QUEUE);
    RecordingSink first = listen(service, QUEUE, 0, 256);
    RecordingSink second = listen(service, QUEUE, 0, 256);
    until(() -> first.events().contains("closing DISPLACED"));
    deliver("x", QUEUE);
    until(() -> second.events().contains("1:x"));
    assertThat(first.events()).doesNotContain("1:x");
    log.record(new QueueDeleted(QUEUE));
    until(() -> second.events().contains("closing DELETED"));
    assertThatThrownBy(() -> listen(service, QUEUE, 0, 256)).isInstanceOf(NoSuchQueue.class);
  }

  @Test
  void listenerThatNeverAcknowledgesIsSlow() {
    QueueingService service = start(limits(2, 1, Long.MAX_VALUE));
    create(QUEUE);
    deliver("a", QUEUE);
    deliver("b", QUEUE);
    RecordingSink sink = listen(service, QUEUE, 0, 256);
    until(() -> sink.events().contains("closing SLOW"));
    assertThat(sink.events()).containsExactly("0:seed", "1:a", "closing SLOW");
  }

  @Test
  @DisplayName("N5: what the bus lost is read from the log")
  void fillsGapsFromTheLog() {
    QueueingService service = start(limits(256, 60, Long.MAX_VALUE));
    create(QUEUE);
    RecordingSink sink = listen(service, QUEUE, 0, 256);
    log.losing(true);
    deliver("lost", QUEUE);
    log.losing(false);
    deliver("seen", QUEUE);
    until(() -> sink.events().contains("2:seen"));
    assertThat(sink.events()).containsExactly("0:seed", "caught-up 1", "1:lost", "2:seen");
  }

  @Test
  @DisplayName(
      "K1 Q2 C-33: runs, then memory, without gap or repetition; a restart changes nothing")
  void readsRunsThenMemoryAndResumesAfterARestart() {
    QueueingService service = start(limits(256, 60, 1));
    create(QUEUE);
    for (int i = 1; i <= 40; i++) {
      deliver("m" + i + "-".repeat(600), QUEUE);
    }
    store.loseNextAnswer();
    until(() -> store.runCount() >= 3);
    deliver("last", QUEUE);
    QueueRatchet client = QueueRatchet.fresh();
    List<String> first = take(client, await(service.dequeue(QUEUE, 0, 17)));
    assertThat(first).hasSize(17);
    Dequeued rest = await(service.dequeue(QUEUE, 17, 500));
    assertThat(rest.remaining()).isZero();
    until(() -> log.records().contains(new Acknowledge(List.of(new Acknowledge.Ack(QUEUE, 17)))));

    QueueingService restarted = restart(service);
    RecordingSink sink = new RecordingSink(client);
    ListenerSession session = await(restarted.listen(QUEUE, 3, 256, sink));
    until(() -> sink.events().contains("caught-up 42"));
    assertThat(sink.events()).as("nothing acknowledged comes again").hasSize(42 - 17 + 1);
    assertThat(sink.events().getFirst()).startsWith("17:m17-");
    assertThat(sink.events().get(24)).isEqualTo("41:last");
    session.acknowledge(42);
    until(() -> store.runCount() == 0);
    until(() -> horizon.get() == log.records().size());
  }

  @Test
  @DisplayName("K4: at the hard bound ingest is told, a checkpoint gives the memory back")
  void tellsIngestAtTheHardBound() {
    QueueingService service = start(withMemory(20_000, 40_000));
    create(QUEUE);
    List<Boolean> seen = new ArrayList<>();
    deliver("x".repeat(60_000), QUEUE);
    until(() -> seen.add(service.overloaded()) && service.overloaded());
    until(() -> !service.overloaded());
    assertThat(store.runCount()).isPositive();
    assertThat(take(QueueRatchet.fresh(), await(service.dequeue(QUEUE, 0, 9)))).hasSize(2);
  }

  @Test
  @DisplayName("Q3 C-36: a queue that is too long loses its oldest entries to one marker")
  void tooLongQueueIsTrimmed() {
    QueueingService service = start(limits(256, 60, 1));
    create(QUEUE);
    for (int i = 1; i < ENTRIES_MAX + 100; i++) {
      deliver("m" + i, QUEUE);
    }
    QueueRatchet client = QueueRatchet.fresh();
    until(() -> log.records().stream().anyMatch(QueueTrimmed.class::isInstance));
    until(() ->
        take(QueueRatchet.fresh(), await(service.dequeue(QUEUE, 0, 1)))
            .getFirst()
            .contains("dropped"));
    List<String> seen = take(client, await(service.dequeue(QUEUE, 0, 500)));
    assertThat(seen.getFirst()).startsWith("0:dropped-to-");
    assertThat(seen.get(1)).isEqualTo("0:seed");
    assertThat(seen).noneMatch(event -> event.contains("out-of-step"));
    long from = client.next();
    assertThat(take(client, await(service.dequeue(QUEUE, from, 500))).getFirst())
        .isEqualTo(from + ":m" + from);
  }

  @Test
  @DisplayName("C-32 C-34: an answer is bounded by what was asked for and by the service")
  void dequeueIsBounded() {
    QueueingService service = start(limits(256, 60, Long.MAX_VALUE));
    create(QUEUE);
    for (int i = 0; i < 600; i++) {
      deliver("m", QUEUE);
    }
    until(() -> await(service.dequeue(QUEUE, 0, 1_000_000)).remaining() == 101);
    assertThat(await(service.dequeue(QUEUE, 0, 1_000_000)).batch().count()).isEqualTo(500);
    assertThat(await(service.dequeue(QUEUE, 0, 2)).batch().count()).isEqualTo(2);
    assertThat(await(service.dequeue(QUEUE, 0, 0)).batch().count()).isZero();
    await(service.acknowledge(QUEUE, 601));
    until(() -> await(service.dequeue(QUEUE, 0, 9)).remaining() == 0);
  }

  private QueueingService start(QueueLimits limits) {
    return await(
        QueueingService.start(
            vertx,
            new QueueSetup(
                2,
                FakeLog.ADDRESS,
                log,
                log,
                (streamId, no) -> {
                  horizon.set(no);
                  return Future.succeededFuture();
                },
                store,
                routeKeys,
                HeadKeys.single(1, Secret.zeros(32)),
                random,
                limits)));
  }

  private QueueingService restart(QueueingService service) {
    await(service.close());
    return start(limits(256, 60, 1));
  }

  private static QueueLimits limits(int window, int silenceSeconds, long checkpointBytes) {
    return new QueueLimits(
        ENTRIES_MAX,
        window,
        1 << 20,
        4 << 10,
        500,
        1 << 20,
        10,
        silenceSeconds,
        checkpointBytes,
        checkpointBytes == 1 ? 1 : 3600,
        0,
        1 << 24,
        1 << 25);
  }

  private static QueueLimits withMemory(long soft, long hard) {
    return new QueueLimits(
        ENTRIES_MAX,
        256,
        1 << 20,
        4 << 10,
        500,
        1 << 20,
        10,
        60,
        Long.MAX_VALUE,
        3600,
        0,
        soft,
        hard);
  }

  private void create(long handle) {
    Bytes seed = random.bytes(32);
    log.record(new QueueCreated(handle, seed, new HPKECiphertext(seed, Bytes.utf8("x")).encode()));
  }

  private void deliver(String text, long... handles) {
    List<Bytes> sealed = new ArrayList<>();
    for (long handle : handles) {
      sealed.add(routes.seal(handle, random));
    }
    log.record(
        new Deliver(
            1,
            MessageContentType.APPLICATION,
            false,
            Bytes.utf8(text),
            null,
            Bytes.concat(sealed.toArray(Bytes[]::new)),
            List.of()));
  }

  private RecordingSink listen(QueueingService service, long handle, long from, int window) {
    RecordingSink sink = new RecordingSink(QueueRatchet.fresh());
    ListenerSession _ = await(service.listen(handle, from, window, sink));
    return sink;
  }

  private static List<String> take(QueueRatchet client, Dequeued dequeued) {
    WireReader reader = new WireReader(dequeued.batch().entries());
    List<String> seen = new ArrayList<>();
    while (reader.remaining() > 0) {
      seen.add(RecordingSink.take(client, QueueEntry.read(reader)));
    }
    return seen;
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private void until(BooleanSupplier condition) {
    for (int i = 0; i < 2_000; i++) {
      if (condition.getAsBoolean()) {
        return;
      }
      await(vertx.timer(5));
    }
    throw new AssertionError("did not come true");
  }
}
