package im.restante.log;

import im.restante.crypto.SystemRandom;
import im.restante.log.key.LogKeyChain;
import im.restante.log.record.Deliver;
import im.restante.log.record.LogEntry;
import im.restante.protocol.qs.MessageContentType;
import im.restante.wire.Bytes;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// A database, its keys and what tests of the log do with them all the time.
final class LogFixture implements AutoCloseable {
  static final String FANOUT = "fanout";

  final Vertx vertx = Vertx.vertx();
  final DatabaseAddress address;
  final Pool pool;
  final LogKeyChain keys;
  final PgLogReader reader;
  private final SystemRandom random = new SystemRandom();

  LogFixture(DatabaseAddress address, Path directory) {
    this.address = address;
    keys = LogKeyChain.open(directory.resolve("log-keys"), random);
    pool =
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(4))
            .connectingTo(address.connectOptions())
            .using(vertx)
            .build();
    reader = new PgLogReader(pool, keys);
  }

  StreamAppender open(String node) {
    return open(node, AppenderLimits.defaults(), address.connectOptions());
  }

  StreamAppender open(String node, AppenderLimits limits, PgConnectOptions options) {
    return StreamAppender.open(vertx, options, node, keys, limits, InstantSource.system(), FANOUT)
        .await();
  }

  static Deliver message(String text) {
    return message(Bytes.utf8(text));
  }

  static Deliver message(Bytes payload) {
    return new Deliver(
        1,
        MessageContentType.APPLICATION,
        false,
        payload,
        null,
        Bytes.wrap(new byte[Deliver.ROUTE_BYTES]),
        List.of());
  }

  Bytes name() {
    return random.bytes(32);
  }

  /// An advance of a group, with a record.
  AppendUnit advance(Bytes locator, Bytes old, Bytes fresh, long entryNo, String text) {
    return new AppendUnit(
        new HeadChange.Advance(
            locator, old, fresh, List.of(new JournalRow(entryNo, Bytes.utf8("entry")))),
        List.of(),
        List.of(message(text)));
  }

  AppendUnit create(Bytes locator, Bytes tag, Bytes reservation) {
    return new AppendUnit(
        new HeadChange.Create(
            locator, tag, null, reservation, List.of(new JournalRow(0, Bytes.utf8("first")))),
        List.of(),
        List.of());
  }

  /// A group that exists.
  Bytes group(Appender appender, Bytes tag) {
    Bytes locator = name();
    AppendResult result = appender.append(create(locator, tag, Bytes.EMPTY)).await();
    if (!(result instanceof AppendResult.Durable)) {
      throw new IllegalStateException("the group was not created");
    }
    return locator;
  }

  List<LogEntry> replay(long streamId, long from) {
    List<LogEntry> entries = new ArrayList<>();
    long _ = reader.replay(streamId, from, entries::add).await();
    return entries;
  }

  List<String> payloads(long streamId) {
    return replay(streamId, 0).stream()
        .map(entry ->
            new String(
                ((Deliver) entry.record()).payload().toByteArray(),
                java.nio.charset.StandardCharsets.UTF_8))
        .toList();
  }

  long count(String table) {
    return pool.query("select count(*) from " + table)
        .execute()
        .await()
        .iterator()
        .next()
        .getLong(0);
  }

  @Override
  public void close() {
    pool.close().await();
    vertx.close().await();
  }
}
