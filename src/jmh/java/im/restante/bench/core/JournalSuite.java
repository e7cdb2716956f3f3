package im.restante.bench.core;

import im.restante.bench.Effort;
import im.restante.bench.Figure;
import im.restante.bench.Key;
import im.restante.bench.Probe;
import im.restante.bench.Rounds;
import im.restante.bench.Scratch;
import im.restante.bench.Suite;
import im.restante.bench.meter.Wal;
import im.restante.crypto.SystemRandom;
import im.restante.dev.EmbeddedPostgres;
import im.restante.ds.rest.RestSeal;
import im.restante.log.AppendResult;
import im.restante.log.AppendUnit;
import im.restante.log.Appender;
import im.restante.log.AppenderLimits;
import im.restante.log.DatabaseAddress;
import im.restante.log.HeadChange;
import im.restante.log.JournalRow;
import im.restante.log.Migrations;
import im.restante.log.StreamAppender;
import im.restante.log.key.LogKeyChain;
import im.restante.protocol.ds.MetadataMode;
import im.restante.wire.Bytes;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// How much write-ahead log the journal and head of a commit take, by group size (P5_wal): real
/// entries, through the real appender, one commit a statement.
public final class JournalSuite implements Suite {
  private static final List<Integer> SIZES = List.of(100, 1_000, 10_000);

  @Override
  public Set<Key> keys() {
    return Set.of(Key.P5_WAL);
  }

  @Override
  public void run(Set<Key> wanted, Effort effort, Consumer<Figure> report) throws Exception {
    Path folder = Scratch.folder("journal");
    Vertx vertx = Vertx.vertx();
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, Scratch.programs(), 0)) {
      DatabaseAddress address = server.database("journal");
      int _ = Migrations.migrate(address);
      StreamAppender appender =
          StreamAppender.open(
                  vertx,
                  address.connectOptions(),
                  "bench",
                  LogKeyChain.open(folder.resolve("log.key"), new SystemRandom()),
                  AppenderLimits.defaults(),
                  InstantSource.system(),
                  "fanout")
              .await(10, TimeUnit.SECONDS);
      try (Wal wal = new Wal(address)) {
        List<Probe> costs = new ArrayList<>();
        for (int members : SIZES) {
          costs.add(
              bytesPerCommit(
                  new CommitChain(MetadataMode.REDUCED, members, 0).entries(), appender, wal));
        }
        report.accept(new Rounds(effort.withoutWarmUp()).slope(Key.P5_WAL, SIZES, costs));
      }
      appender.close().await(10, TimeUnit.SECONDS);
    } finally {
      vertx.close().await(10, TimeUnit.SECONDS);
    }
    Scratch.delete(folder);
  }

  private static Probe bytesPerCommit(List<Bytes> entries, Appender appender, Wal wal) {
    return millis -> {
      Bytes locator = new SystemRandom().bytes(32);
      Bytes tag = RestSeal.NO_TAG;
      append(appender, new HeadChange.Create(locator, tag, null, Bytes.EMPTY, List.of()));
      String start = wal.position();
      for (int i = 0; i < entries.size(); i++) {
        Bytes next = RestSeal.tagOf(entries.get(i));
        append(
            appender,
            new HeadChange.Advance(
                locator, tag, next, List.of(new JournalRow(i + 1, entries.get(i)))));
        tag = next;
      }
      return (double) wal.bytesSince(start) / entries.size();
    };
  }

  private static void append(Appender appender, HeadChange head) throws Exception {
    AppendResult result =
        appender.append(new AppendUnit(head, List.of(), List.of())).await(10, TimeUnit.SECONDS);
    if (!(result instanceof AppendResult.Durable)) {
      throw new IllegalStateException("not appended");
    }
  }
}
