package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// The payload of an entry that stands for dropped ones: numbers `from` up to, not including, `to`.
///
/// ```
/// struct { uint64 from; uint64 to; TrimReason reason; } TrimmedRange;
/// ```
public record TrimmedRange(long from, long to, TrimReason reason) implements WireStruct {
  public static TrimmedRange read(WireReader reader) {
    return new TrimmedRange(reader.u64("from"), reader.u64("to"), TrimReason.read(reader));
  }

  @Override
  public void write(WireWriter writer) {
    writer.u64(from).u64(to).struct(reason);
  }
}
