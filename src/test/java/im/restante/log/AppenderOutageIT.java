package im.restante.log;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.testing.CuttingProxy;
import im.restante.testing.PostgresExtension;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Connections that break while a statement is under way (G6, F3): every unit is written exactly
/// once, and its result tells the truth.
@ExtendWith(PostgresExtension.class)
class AppenderOutageIT {
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

  // G6
  @ParameterizedTest
  @EnumSource(CuttingProxy.Cut.class)
  void settlesAnUnknownOutcomeWithoutLossOrDuplicate(CuttingProxy.Cut cut) {
    try (CuttingProxy proxy = new CuttingProxy(log.vertx, log.address.host(), log.address.port())) {
      StreamAppender appender =
          log.open(
              "cut-" + cut,
              AppenderLimits.defaults(),
              log.address.connectOptions().setPort(proxy.port()));
      Bytes moved = log.group(appender, T0);
      Bytes untouched = log.group(appender, T0);
      Bytes next = log.name();
      DoneRow done = new DoneRow(log.name(), moved, Bytes.utf8("answer"));

      proxy.cutNext(cut);
      Future<AppendResult> first = appender.append(AppendUnit.of(LogFixture.message("0")));
      Future<AppendResult> won = appender.append(log.advance(moved, T0, next, 1, "1"));
      Future<AppendResult> lost =
          appender.append(log.advance(untouched, log.name(), next, 1, "lost"));
      Future<AppendResult> answered =
          appender.append(new AppendUnit(null, List.of(done), List.of(LogFixture.message("2"))));

      assertThat(first.await()).isEqualTo(new AppendResult.Durable(0, 0));
      assertThat(won.await()).isEqualTo(new AppendResult.Durable(1, 1));
      assertThat(lost.await()).isEqualTo(new AppendResult.Lost());
      assertThat(answered.await()).isEqualTo(new AppendResult.Durable(2, 2));

      // The same again with one statement of many units in flight.
      List<Future<AppendResult>> results = new ArrayList<>();
      for (int i = 3; i < 60; i++) {
        results.add(appender.append(AppendUnit.of(LogFixture.message("" + i))));
        if (i == 30) {
          proxy.cutNext(cut);
        }
      }
      for (int i = 3; i < 60; i++) {
        assertThat(results.get(i - 3).await()).isEqualTo(new AppendResult.Durable(i, i));
      }
      assertThat(log.payloads(appender.streamId()))
          .isEqualTo(IntStream.range(0, 60).mapToObj(Integer::toString).toList());
      appender.close().await();
    }
  }

  // G6, F3
  @Test
  void survivesServerProcessesThatAreEndedUnderLoad() {
    StreamAppender appender = log.open("ended");
    List<Future<AppendResult>> results = new ArrayList<>();
    for (int round = 0; round < 8; round++) {
      for (int i = 0; i < 50; i++) {
        String text = Integer.toString(results.size());
        results.add(appender.append(AppendUnit.of(LogFixture.message(text))));
      }
      var _ =
          log.pool
              .query(
                  "select pg_terminate_backend(backend_pid) from stream where id = "
                      + appender.streamId())
              .execute()
              .await();
    }
    for (int i = 0; i < results.size(); i++) {
      assertThat(results.get(i).await()).isEqualTo(new AppendResult.Durable(i, i));
    }
    assertThat(log.payloads(appender.streamId()))
        .isEqualTo(IntStream.range(0, results.size()).mapToObj(Integer::toString).toList());
    appender.close().await();
  }

  // G2, N1: a predecessor whose connection is dead to it is fenced all the same
  @Test
  void aProcessCutOffFromTheDatabaseLearnsThatItWasReplaced() {
    try (CuttingProxy proxy = new CuttingProxy(log.vertx, log.address.host(), log.address.port())) {
      StreamAppender before =
          log.open(
              "replaced",
              AppenderLimits.defaults(),
              log.address.connectOptions().setPort(proxy.port()));
      proxy.cutNext(CuttingProxy.Cut.REQUEST);
      StreamAppender after = log.open("replaced");

      Future<AppendResult> late = before.append(AppendUnit.of(LogFixture.message("late")));

      org.assertj.core.api.Assertions.assertThatThrownBy(late::await)
          .isInstanceOf(StreamClosed.class);
      assertThat(log.payloads(before.streamId())).isEmpty();
      after.close().await();
    }
  }
}
