package im.restante.qs.records;

import im.restante.log.AppendResult;
import im.restante.log.AppendUnit;
import im.restante.log.Appender;
import im.restante.log.record.LogRecord;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A log in memory, which can be full.
final class RecordingAppender implements Appender {
  final List<LogRecord> records = new CopyOnWriteArrayList<>();
  volatile boolean full;

  @Override
  public Future<AppendResult> append(AppendUnit unit) {
    if (full) {
      return Future.succeededFuture(new AppendResult.Overloaded());
    }
    records.addAll(unit.records());
    return Future.succeededFuture(
        new AppendResult.Durable(records.size() - unit.records().size(), records.size() - 1));
  }

  @Override
  public long streamId() {
    return 1;
  }
}
