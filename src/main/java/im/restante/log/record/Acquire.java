package im.restante.log.record;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// A partition comes to this stream (N2).
///
/// ```
/// struct { uint16 partition; } Acquire;
/// ```
public record Acquire(int partition) implements LogRecord {
  @Override
  public LogRecordKind kind() {
    return LogRecordKind.ACQUIRE;
  }

  static Acquire read(WireReader reader) {
    return new Acquire(reader.u16("partition"));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.u16(partition);
  }
}
