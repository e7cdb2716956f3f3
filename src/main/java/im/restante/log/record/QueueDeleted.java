package im.restante.log.record;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// The end of a queue with everything in it.
///
/// ```
/// struct { uint64 handle; } QueueDeleted;
/// ```
public record QueueDeleted(long handle) implements LogRecord {
  @Override
  public LogRecordKind kind() {
    return LogRecordKind.QUEUE_DELETED;
  }

  static QueueDeleted read(WireReader reader) {
    return new QueueDeleted(reader.u64("handle"));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.u64(handle);
  }
}
