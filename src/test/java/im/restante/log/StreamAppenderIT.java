package im.restante.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.restante.crypto.SeededRandom;
import im.restante.log.record.LogEntry;
import im.restante.testing.PostgresExtension;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Appends to a real PostgreSQL: who wins, what is written, in which order.
@ExtendWith(PostgresExtension.class)
class StreamAppenderIT {
  private static final Bytes T0 = Bytes.wrap(new byte[16]);

  private static LogFixture log;

  @BeforeAll
  static void connect(DatabaseAddress address, @TempDir Path directory) {
    log = new LogFixture(address, directory);
  }

  @AfterAll
  static void disconnect() {
    log.close();
  }

  // G1, G2
  @Test
  void numbersRecordsWithoutGapsAndReplaysExactlyWhatWasAppended() {
    StreamAppender appender = log.open("replay");
    Bytes large = new SeededRandom(1).bytes(100_000);
    List<Future<AppendResult>> results = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      results.add(appender.append(AppendUnit.of(LogFixture.message("m" + i))));
    }
    results.add(
        appender.append(AppendUnit.of(LogFixture.message(large), LogFixture.message("last"))));

    for (int i = 0; i < 200; i++) {
      assertThat(results.get(i).await()).isEqualTo(new AppendResult.Durable(i, i));
    }
    assertThat(results.get(200).await()).isEqualTo(new AppendResult.Durable(200, 201));

    List<LogEntry> entries = log.replay(appender.streamId(), 0);
    assertThat(entries.stream().map(LogEntry::no))
        .isEqualTo(IntStream.range(0, 202).mapToObj(i -> (long) i).toList());
    assertThat(entries.get(7).record()).isEqualTo(LogFixture.message("m7"));
    assertThat(entries.get(200).record()).isEqualTo(LogFixture.message(large));
    assertThat(log.replay(appender.streamId(), 201))
        .containsExactly(new LogEntry(201, LogFixture.message("last")));
    appender.close().await();
  }

  // G2, G3: compare-and-set by tag, unit by unit
  @Test
  void aLoserLeavesItsNeighboursAlone() {
    StreamAppender appender = log.open("losers");
    Bytes a = log.group(appender, T0);
    Bytes b = log.group(appender, T0);
    Bytes c = log.group(appender, T0);
    Bytes next = log.name();
    List<Future<AppendResult>> results =
        List.of(
            appender.append(AppendUnit.of(LogFixture.message("0"))),
            appender.append(log.advance(a, T0, next, 1, "1")),
            appender.append(log.advance(b, log.name(), next, 1, "lost")),
            appender.append(AppendUnit.of(LogFixture.message("2"))),
            appender.append(log.advance(c, T0, next, 1, "3")),
            // Waits for the next statement, and sees the tag that the one before has set.
            appender.append(log.advance(a, next, log.name(), 2, "4")),
            appender.append(log.advance(a, next, log.name(), 3, "lost")));

    assertThat(results.stream().map(result -> result.await()))
        .containsExactly(
            new AppendResult.Durable(0, 0),
            new AppendResult.Durable(1, 1),
            new AppendResult.Lost(),
            new AppendResult.Durable(2, 2),
            new AppendResult.Durable(3, 3),
            new AppendResult.Durable(4, 4),
            new AppendResult.Lost());
    assertThat(log.payloads(appender.streamId())).containsExactly("0", "1", "2", "3", "4");
    appender.close().await();
  }

  // G3, G4
  @Test
  void ofTwoRivalsExactlyOneSetsTheHead() {
    StreamAppender one = log.open("rival-one");
    StreamAppender two = log.open("rival-two");
    Bytes locator = log.group(one, T0);
    Bytes tag = T0;
    for (int i = 1; i <= 10; i++) {
      Bytes ofOne = log.name();
      Bytes ofTwo = log.name();
      Future<AppendResult> first = one.append(log.advance(locator, tag, ofOne, i, "one"));
      Future<AppendResult> second = two.append(log.advance(locator, tag, ofTwo, i, "two"));
      boolean firstWon = first.await() instanceof AppendResult.Durable;
      boolean secondWon = second.await() instanceof AppendResult.Durable;
      assertThat(firstWon).isNotEqualTo(secondWon);
      tag = firstWon ? ofOne : ofTwo;
    }
    assertThat(log.payloads(one.streamId()).size() + log.payloads(two.streamId()).size())
        .isEqualTo(10);
    one.close().await();
    two.close().await();
  }

  // G2, N1
  @Test
  void aSealedStreamWritesNothing() {
    StreamAppender before = log.open("restarted");
    AppendResult durable = before.append(AppendUnit.of(LogFixture.message("kept"))).await();
    assertThat(durable).isEqualTo(new AppendResult.Durable(0, 0));

    StreamAppender after = log.open("restarted");

    assertThat(after.streamId()).isGreaterThan(before.streamId());
    Future<AppendResult> late = before.append(AppendUnit.of(LogFixture.message("late")));
    assertThatThrownBy(late::await).isInstanceOf(StreamClosed.class);
    assertThat(after.append(AppendUnit.of(LogFixture.message("new"))).await())
        .isEqualTo(new AppendResult.Durable(0, 0));
    assertThat(log.payloads(before.streamId())).containsExactly("kept");
    assertThat(
            log.pool
                .query("select end_no from stream where id = " + before.streamId())
                .execute()
                .await()
                .iterator()
                .next()
                .getLong(0))
        .isEqualTo(1);
    after.close().await();
  }

  // G2, N2
  @Test
  void anOldGenWritesNothing() {
    StreamAppender appender = log.open("fenced");
    var _ = appender.append(AppendUnit.of(LogFixture.message("kept"))).await();
    var _ =
        log.pool
            .query("update stream set gen = gen + 1 where id = " + appender.streamId())
            .execute()
            .await();

    Future<AppendResult> late = appender.append(AppendUnit.of(LogFixture.message("late")));

    assertThatThrownBy(late::await).isInstanceOf(StreamClosed.class);
    assertThat(log.payloads(appender.streamId())).containsExactly("kept");
  }

  // D1
  @Test
  void aRequestThatIsDoneIsLostAlone() {
    StreamAppender appender = log.open("done");
    DoneRow row = new DoneRow(log.name(), Bytes.EMPTY, Bytes.utf8("answer"));
    AppendUnit unit = new AppendUnit(null, List.of(row), List.of(LogFixture.message("once")));
    List<Future<AppendResult>> results =
        List.of(
            appender.append(unit),
            appender.append(AppendUnit.of(LogFixture.message("before"))),
            appender.append(unit),
            appender.append(AppendUnit.of(LogFixture.message("after"))));

    assertThat(results.stream().map(result -> result.await()))
        .containsExactly(
            new AppendResult.Durable(0, 0),
            new AppendResult.Durable(1, 1),
            new AppendResult.Lost(),
            new AppendResult.Durable(2, 2));
    assertThat(log.payloads(appender.streamId())).containsExactly("once", "before", "after");
    appender.close().await();
  }

  // G5
  @Test
  void aUnitThatCannotBeWrittenFailsAlone() {
    StreamAppender appender = log.open("bad");
    Bytes good = log.group(appender, T0);
    Bytes bad = log.group(appender, T0);
    List<Future<AppendResult>> results = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      results.add(appender.append(AppendUnit.of(LogFixture.message("m" + i))));
    }
    // Entry 0 is taken by the group's creation.
    Future<AppendResult> failing = appender.append(log.advance(bad, T0, log.name(), 0, "bad"));
    Future<AppendResult> fine = appender.append(log.advance(good, T0, log.name(), 1, "m20"));

    assertThatThrownBy(failing::await).hasMessageContaining("journal");
    assertThat(fine.await()).isEqualTo(new AppendResult.Durable(20, 20));
    for (int i = 0; i < 20; i++) {
      assertThat(results.get(i).await()).isEqualTo(new AppendResult.Durable(i, i));
    }
    assertThat(log.payloads(appender.streamId()))
        .isEqualTo(IntStream.rangeClosed(0, 20).mapToObj(i -> "m" + i).toList());
    appender.close().await();
  }

  // V1: used, unreserved and deleted ids alike
  @Test
  void creatingUsesAReservationUpForEver() {
    StreamAppender appender = log.open("reservations");
    Reservations reservations = new Reservations(log.pool);
    Bytes hash = log.name();
    assertThat(reservations.reserve(hash).await()).isTrue();
    assertThat(reservations.reserve(hash).await()).isFalse();
    Bytes locator = log.name();
    AppendUnit unreserved = log.create(log.name(), T0, log.name());
    AppendUnit reserved = log.create(locator, T0, hash);
    AppendUnit used = log.create(log.name(), T0, hash);
    AppendUnit buried =
        new AppendUnit(
            new HeadChange.Bury(locator, T0, log.name(), Bytes.utf8("deleted")),
            List.of(),
            List.of(LogFixture.message("the end")));

    assertThat(appender.append(unreserved).await()).isEqualTo(new AppendResult.Lost());
    assertThat(appender.append(reserved).await()).isInstanceOf(AppendResult.Durable.class);
    assertThat(appender.append(used).await()).isEqualTo(new AppendResult.Lost());
    assertThat(appender.append(buried).await()).isInstanceOf(AppendResult.Durable.class);
    assertThat(appender.append(log.create(log.name(), T0, hash)).await())
        .isEqualTo(new AppendResult.Lost());
    assertThat(appender.append(log.create(locator, T0, Bytes.EMPTY)).await())
        .isEqualTo(new AppendResult.Lost());
    assertThat(reservations.reserve(hash).await()).isFalse();
    assertThat(log.count("journal where locator = '\\x" + locator.toHex() + "'")).isZero();
    appender.close().await();
  }

  // G7
  @Test
  void publishesWhatIsDurableInTheOrderOfTheLog() throws InterruptedException {
    StreamAppender appender = log.open("fanout");
    List<Long> numbers = new CopyOnWriteArrayList<>();
    CountDownLatch all = new CountDownLatch(50);
    var consumer =
        log.vertx
            .eventBus()
            .<FanoutBatch>localConsumer(
                LogFixture.FANOUT,
                message -> {
                  if (message.body().streamId() == appender.streamId()) {
                    for (LogEntry entry : message.body().entries()) {
                      numbers.add(entry.no());
                      all.countDown();
                    }
                  }
                });
    List<Future<AppendResult>> results = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      results.add(appender.append(AppendUnit.of(LogFixture.message("m" + i))));
    }
    var _ = Future.all(results).await();

    assertThat(all.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(numbers).isEqualTo(IntStream.range(0, 50).mapToObj(i -> (long) i).toList());
    var _ = consumer.unregister().await();
    appender.close().await();
  }

  // Bounded waiting (the limits table)
  @Test
  void answersOverloadAtOnce() {
    AppenderLimits limits =
        new AppenderLimits(4, 1 << 20, 512, 1 << 20, 1 << 20, 0, 5_000, 1 << 30, 900, 900);
    StreamAppender appender = log.open("overload", limits, log.address.connectOptions());
    List<Future<AppendResult>> results = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      results.add(appender.append(AppendUnit.of(LogFixture.message("m" + i))));
    }
    List<AppendResult> settled = results.stream().map(result -> result.await()).toList();
    assertThat(settled).contains(new AppendResult.Overloaded());
    long durable = settled.stream().filter(r -> r instanceof AppendResult.Durable).count();
    assertThat(log.replay(appender.streamId(), 0)).hasSize((int) durable);
    assertThat(appender.append(AppendUnit.of(LogFixture.message("again"))).await())
        .isInstanceOf(AppendResult.Durable.class);
    appender.close().await();
  }
}
