package im.restante.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.restante.crypto.SystemRandom;
import im.restante.log.key.KeyFileError;
import im.restante.protocol.qs.BlobRef;
import im.restante.protocol.qs.SizeClass;
import im.restante.testing.PostgresExtension;
import im.restante.wire.Bytes;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What is given up when nobody needs it: log partitions, key epochs, answers, blobs.
@ExtendWith(PostgresExtension.class)
class LogMaintenanceIT {
  private static LogFixture log;
  private static LogMaintenance maintenance;

  private final List<StreamAppender> opened = new ArrayList<>();

  @BeforeAll
  static void connect(DatabaseAddress address, @TempDir Path directory) {
    log = new LogFixture(address, directory);
    maintenance = new LogMaintenance(log.vertx, log.pool, log.keys);
  }

  @AfterAll
  static void disconnect() {
    log.close();
  }

  /// All streams share the ring: a test gives up its own part.
  @AfterEach
  void needNothingAnyMore() {
    opened.forEach(appender -> appender.close().await());
    opened.clear();
    for (LogReader.StreamInfo stream : log.reader.streams().await()) {
      var _ = maintenance.truncateBelow(stream.streamId(), Long.MAX_VALUE).await();
    }
    assertThat(log.count("log_extent")).isZero();
  }

  /// Moves on to another partition with every statement.
  private StreamAppender restless(String node) {
    AppenderLimits limits =
        new AppenderLimits(100, 1 << 20, 10, 1 << 20, 1 << 20, 0, 5_000, 1, 900, 900);
    StreamAppender appender = log.open(node, limits, log.address.connectOptions());
    opened.add(appender);
    return appender;
  }

  private static void append(StreamAppender appender, int from, int to) {
    for (int i = from; i < to; i++) {
      assertThat(appender.append(AppendUnit.of(LogFixture.message("" + i))).await())
          .isEqualTo(new AppendResult.Durable(i, i));
    }
  }

  private static int epochOf(StreamAppender appender, long no) {
    return log.pool
        .query("select epoch from log where stream = " + appender.streamId() + " and no = " + no)
        .execute()
        .await()
        .iterator()
        .next()
        .getInteger(0);
  }

  // K3, V7
  @Test
  void forgetsRowsAndKeysThatNoCursorNeedsAndNothingElse() {
    StreamAppender appender = restless("truncate");
    append(appender, 0, 5);
    assertThat(log.payloads(appender.streamId())).containsExactly("0", "1", "2", "3", "4");
    int old = epochOf(appender, 0);
    int kept = epochOf(appender, 3);
    assertThat(old).isLessThan(kept);

    var _ = maintenance.truncateBelow(appender.streamId(), 3).await();

    assertThat(log.replay(appender.streamId(), 3)).hasSize(2);
    assertThatThrownBy(() -> log.replay(appender.streamId(), 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("gap");
    assertThat(log.keys.oldestEpoch()).isEqualTo(kept);
    assertThatThrownBy(() -> new RecordSeal(log.keys, old, appender.streamId()))
        .isInstanceOf(KeyFileError.class);

    // Around the whole ring, with truncation behind.
    for (int i = 5; i < 40; i++) {
      append(appender, i, i + 1);
      var _ = maintenance.truncateBelow(appender.streamId(), i - 2).await();
    }
    assertThat(log.replay(appender.streamId(), 37)).hasSize(3);
    assertThat(log.count("log where stream = " + appender.streamId())).isLessThan(6);
    var _ = maintenance.truncateBelow(appender.streamId(), 40).await();
    appender.close().await();
  }

  // K3: no free partition is no reason to stop
  @Test
  void staysInItsPartitionWhileNoneIsFree() {
    StreamAppender appender = restless("full ring");
    append(appender, 0, 30);

    assertThat(log.replay(appender.streamId(), 0)).hasSize(30);
    appender.close().await();

    // The next process takes over, and what it settles may go.
    StreamAppender next = restless("full ring");
    var _ = maintenance.truncateBelow(appender.streamId(), 30).await();
    append(next, 0, 3);
    assertThat(log.replay(next.streamId(), 0)).hasSize(3);
    // The first row of the new stream shares the last partition of the old one.
    var _ = maintenance.truncateBelow(next.streamId(), 1).await();
    assertThat(log.count("log where stream = " + appender.streamId())).isZero();
    next.close().await();
  }

  // A dump holds its locks for an hour
  @Test
  void waitsForNobodyWhoReads() {
    StreamAppender appender = restless("read");
    append(appender, 0, 3);
    SqlConnection dump = log.pool.getConnection().await();
    var _ = dump.query("begin").execute().await();
    var _ = dump.query("select count(*) from log").execute().await();

    var _ = maintenance.truncateBelow(appender.streamId(), 2).await();
    append(appender, 3, 6);
    assertThat(log.replay(appender.streamId(), 0)).hasSize(6);

    var _ = dump.query("commit").execute().await();
    var _ = dump.close().await();
    var _ = maintenance.truncateBelow(appender.streamId(), 2).await();
    assertThat(log.count("log where stream = " + appender.streamId() + " and no < 2")).isZero();
    appender.close().await();
  }

  // D1
  @Test
  void dropsAnswersByAge() {
    StreamAppender appender = log.open("answers");
    DoneRow row = new DoneRow(log.name(), log.name(), Bytes.utf8("answer"));
    AppendUnit unit = new AppendUnit(null, List.of(row), List.of());
    assertThat(appender.append(unit).await()).isInstanceOf(AppendResult.Durable.class);
    AppenderLimits limits = AppenderLimits.defaults();
    InstantSource now = InstantSource.fixed(Instant.now());
    InstantSource later =
        InstantSource.offset(now, Duration.ofSeconds(3 * limits.doneSlotSeconds()));

    var _ = maintenance.dropOldAnswers(now, limits).await();
    assertThat(appender.append(unit).await()).isEqualTo(new AppendResult.Lost());
    var _ = maintenance.dropOldAnswers(later, limits).await();
    assertThat(log.count("done where digest = '\\x" + row.digest().toHex() + "'")).isZero();
    appender.close().await();
  }

  // G8, V11
  @Test
  void storesALargePayloadOnceUnderARandomId() {
    InstantSource now = InstantSource.fixed(Instant.now());
    PgBlobStore blobs = new PgBlobStore(log.pool, new SystemRandom(), now, 15);
    Bytes payload = new SystemRandom().bytes(70_001);

    BlobRef reference = blobs.put(payload).await();
    Bytes sealed = blobs.get(reference.id()).await();

    assertThat(sealed).isNotNull();
    assertThat(sealed.size()).isEqualTo(SizeClass.of(payload.size()) + 16);
    assertThat(PgBlobStore.open(reference, sealed)).isEqualTo(payload);
    assertThat(PgBlobStore.open(reference, sealed.slice(0, 100))).isNull();
    assertThat(blobs.get(log.name().slice(0, 16)).await()).isNull();

    InstantSource later = InstantSource.offset(now, Duration.ofDays(7 * 15));
    var _ = maintenance.dropOldBlobs(later, 15).await();
    assertThat(blobs.get(reference.id()).await()).isNull();
  }
}
