package im.restante.log.record;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// What follows in this partition comes after another stream's row (N4).
///
/// ```
/// struct { uint16 partition; uint64 stream_id; uint64 last_no; } After;
/// ```
///
/// @param lastNo the last number of that stream that counts
public record After(int partition, long streamId, long lastNo) implements LogRecord {
  @Override
  public LogRecordKind kind() {
    return LogRecordKind.AFTER;
  }

  static After read(WireReader reader) {
    return new After(reader.u16("partition"), reader.u64("stream_id"), reader.u64("last_no"));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.u16(partition).u64(streamId).u64(lastNo);
  }
}
