package im.restante.log;

import im.restante.log.record.LogEntry;
import java.util.List;

/// What one append made durable, in the order of the log; published by reference, in order.
///
/// A consumer that sees a gap in numbers reads the log (N5).
public record FanoutBatch(long streamId, List<LogEntry> entries) {
  public FanoutBatch {
    entries = List.copyOf(entries);
  }
}
