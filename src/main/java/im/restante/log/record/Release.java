package im.restante.log.record;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// A partition leaves this stream (N2).
///
/// ```
/// struct { uint16 partition; } Release;
/// ```
public record Release(int partition) implements LogRecord {
  @Override
  public LogRecordKind kind() {
    return LogRecordKind.RELEASE;
  }

  static Release read(WireReader reader) {
    return new Release(reader.u16("partition"));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.u16(partition);
  }
}
