package im.restante.protocol.qs;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// Where a large payload waits: its random id, the key it is sealed under and its size in clear.
///
/// ```
/// struct { opaque id[16]; opaque key[32]; uint32 size; } BlobRef;
/// ```
public record BlobRef(Bytes id, Bytes key, long size) implements WireStruct {
  public static final int ID_BYTES = 16;
  public static final int KEY_BYTES = 32;

  public BlobRef {
    if (id.size() != ID_BYTES || key.size() != KEY_BYTES) {
      throw new IllegalArgumentException("a blob id or key of the wrong size");
    }
  }

  public static BlobRef read(WireReader reader) {
    return new BlobRef(
        reader.fixed("id", ID_BYTES), reader.fixed("key", KEY_BYTES), reader.u32("size"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.fixed(id).fixed(key).u32(size);
  }
}
