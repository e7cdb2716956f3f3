package im.restante.protocol.ds;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// What a v1 token signs (B-23).
///
/// ```
/// struct {
///   opaque group_id<V>;
///   uint32 timestamp;
///   DSSenderID sender_id;
/// } DSAuthTokenTBS;
/// ```
///
/// @param timestampSeconds seconds since the Unix epoch
public record DSAuthTokenTBS(Bytes groupId, long timestampSeconds, DSSenderID sender)
    implements WireStruct {
  public static DSAuthTokenTBS read(WireReader reader) {
    return new DSAuthTokenTBS(
        reader.opaque("group_id"), reader.u32("timestamp"), DSSenderID.read(reader));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(groupId).u32(timestampSeconds).struct(sender);
  }
}
