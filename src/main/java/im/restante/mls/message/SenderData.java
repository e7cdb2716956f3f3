package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// Who sent a PrivateMessage, and with which key (RFC 9420 §6.3.2).
///
/// ```
/// struct {
///     uint32 leaf_index;
///     uint32 generation;
///     opaque reuse_guard[4];
/// } SenderData;
/// ```
public record SenderData(long leafIndex, long generation, Bytes reuseGuard) implements WireStruct {
  public static final int REUSE_GUARD_BYTES = 4;

  public SenderData {
    if (reuseGuard.size() != REUSE_GUARD_BYTES) {
      throw new IllegalArgumentException("reuse_guard is four bytes");
    }
  }

  public static SenderData read(WireReader reader) {
    return new SenderData(
        reader.u32("leaf_index"),
        reader.u32("generation"),
        reader.fixed("reuse_guard", REUSE_GUARD_BYTES));
  }

  @Override
  public void write(WireWriter writer) {
    writer.u32(leafIndex).u32(generation).fixed(reuseGuard);
  }
}
