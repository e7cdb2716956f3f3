package im.restante.log.record;

import im.restante.protocol.qs.TrimReason;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Entries of a queue that age or length has replaced by one marker (Q3).
///
/// ```
/// struct { uint64 handle; uint64 from; uint64 to; uint64 decided_at_ms; TrimReason reason; }
/// QueueTrimmed;
/// ```
///
/// @param from the first number that is gone
/// @param to the number after the last one that is gone
/// @param decidedAtMs database time of the decision, milliseconds since 1970
public record QueueTrimmed(long handle, long from, long to, long decidedAtMs, TrimReason reason)
    implements LogRecord {
  @Override
  public LogRecordKind kind() {
    return LogRecordKind.QUEUE_TRIMMED;
  }

  static QueueTrimmed read(WireReader reader) {
    return new QueueTrimmed(
        reader.u64("handle"),
        reader.u64("from"),
        reader.u64("to"),
        reader.u64("decided_at_ms"),
        TrimReason.read(reader));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.u64(handle).u64(from).u64(to).u64(decidedAtMs).struct(reason);
  }
}
