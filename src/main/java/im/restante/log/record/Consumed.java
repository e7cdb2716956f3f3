package im.restante.log.record;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// The point at which rows of another node's stream take effect here (N5).
///
/// ```
/// struct { uint64 stream_id; uint64 from; uint64 to; } Consumed;
/// ```
///
/// @param from the first number taken in
/// @param to the number after the last one taken in
public record Consumed(long streamId, long from, long to) implements LogRecord {
  @Override
  public LogRecordKind kind() {
    return LogRecordKind.CONSUMED;
  }

  static Consumed read(WireReader reader) {
    return new Consumed(reader.u64("stream_id"), reader.u64("from"), reader.u64("to"));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.u64(streamId).u64(from).u64(to);
  }
}
