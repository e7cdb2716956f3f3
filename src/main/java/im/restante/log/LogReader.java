package im.restante.log;

import im.restante.log.record.LogEntry;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Consumer;

/// Reads durable records back: recovery, and what a bus has lost (N5).
public interface LogReader {
  /// Every stream that may still hold rows, oldest first.
  Future<List<StreamInfo>> streams();

  /// Hands over every record of the stream from `fromNo` on, in order, on the caller's context.
  ///
  /// The future holds the number after the last record; it fails where a row cannot be opened or
  /// where `handler` throws.
  Future<Long> replay(long streamId, long fromNo, Consumer<LogEntry> handler);

  /// A stream as the database knows it.
  ///
  /// @param lowNo everything below it may be gone
  record StreamInfo(long streamId, long gen, boolean sealed, long lowNo) {}
}
