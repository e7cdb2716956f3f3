package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// One of several pre-shared keys, as the PSK secret is made of them (RFC 9420 §8.4).
///
/// ```
/// struct {
///     PreSharedKeyID id;
///     uint16 index;
///     uint16 count;
/// } PSKLabel;
/// ```
public record PSKLabel(PreSharedKeyID id, int index, int count) implements WireStruct {
  public static PSKLabel read(WireReader reader) {
    return new PSKLabel(PreSharedKeyID.read(reader), reader.u16("index"), reader.u16("count"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(id).u16(index).u16(count);
  }
}
