package im.restante.ds.group;

import im.restante.wire.Bytes;
import im.restante.wire.WireWriter;

/// When a client last changed the group (B-09).
///
/// ```
/// struct { uint64 time; uint64 epoch; } Activity;   /* zeros: never */
/// ```
///
/// @param epoch the one that its commit started
public record Activity(long timeSeconds, long epoch) {
  public static final int ACTIVITY_BYTES = 16;

  Bytes encode() {
    return new WireWriter(ACTIVITY_BYTES).u64(timeSeconds).u64(epoch).toBytes();
  }
}
