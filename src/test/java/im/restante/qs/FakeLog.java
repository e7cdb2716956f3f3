package im.restante.qs;

import im.restante.log.AppendResult;
import im.restante.log.AppendUnit;
import im.restante.log.Appender;
import im.restante.log.FanoutBatch;
import im.restante.log.LogReader;
import im.restante.log.record.LogEntry;
import im.restante.log.record.LogRecord;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A log in memory that outlives the services reading it; may lose batches on the way to the bus.
final class FakeLog implements Appender, LogReader {
  static final String ADDRESS = "test.fanout";

  private final Vertx vertx;
  private final List<LogEntry> entries = new ArrayList<>();
  private boolean losing;
  private boolean overloadedOnce;

  FakeLog(Vertx vertx, MessageCodec<FanoutBatch, FanoutBatch> codec) {
    this.vertx = vertx;
    vertx.eventBus().registerDefaultCodec(FanoutBatch.class, codec);
  }

  synchronized void losing(boolean losing) {
    this.losing = losing;
  }

  synchronized void overloadedOnce() {
    overloadedOnce = true;
  }

  synchronized List<LogRecord> records() {
    return entries.stream().map(LogEntry::record).toList();
  }

  @Override
  public synchronized Future<AppendResult> append(AppendUnit unit) {
    if (overloadedOnce) {
      overloadedOnce = false;
      return Future.succeededFuture(new AppendResult.Overloaded());
    }
    long first = entries.size();
    for (LogRecord record : unit.records()) {
      entries.add(new LogEntry(entries.size(), record));
    }
    if (!losing) {
      vertx
          .eventBus()
          .publish(
              ADDRESS,
              new FanoutBatch(1, entries.subList((int) first, entries.size())),
              new DeliveryOptions().setLocalOnly(true));
    }
    return vertx
        .getOrCreateContext()
        .owner()
        .timer(1)
        .map(new AppendResult.Durable(first, entries.size() - 1L));
  }

  void record(LogRecord... records) {
    for (LogRecord record : records) {
      var _ = append(AppendUnit.of(record));
    }
  }

  @Override
  public long streamId() {
    return 1;
  }

  @Override
  public Future<List<StreamInfo>> streams() {
    return Future.succeededFuture(List.of(new StreamInfo(1, 1, false, 0)));
  }

  @Override
  public Future<Long> replay(long streamId, long fromNo, Consumer<LogEntry> handler) {
    List<LogEntry> copy;
    synchronized (this) {
      copy = List.copyOf(entries);
    }
    return vertx
        .timer(1)
        .map(_ -> {
          copy.subList((int) Math.min(fromNo, copy.size()), copy.size()).forEach(handler);
          return (long) copy.size();
        });
  }
}
