package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// The associated data of the SenderData of a PrivateMessage (RFC 9420 §6.3.2).
///
/// ```
/// struct {
///     opaque group_id<V>;
///     uint64 epoch;
///     ContentType content_type;
/// } SenderDataAAD;
/// ```
public record SenderDataAAD(Bytes groupId, long epoch, ContentType contentType)
    implements WireStruct {
  public static SenderDataAAD read(WireReader reader) {
    return new SenderDataAAD(
        reader.opaque("group_id"), reader.u64("epoch"), ContentType.read(reader));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(groupId).u64(epoch).struct(contentType);
  }
}
