package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// The associated data of the content of a PrivateMessage (RFC 9420 §6.3.1).
///
/// ```
/// struct {
///     opaque group_id<V>;
///     uint64 epoch;
///     ContentType content_type;
///     opaque authenticated_data<V>;
/// } PrivateContentAAD;
/// ```
public record PrivateContentAAD(
    Bytes groupId, long epoch, ContentType contentType, Bytes authenticatedData)
    implements WireStruct {
  public static PrivateContentAAD read(WireReader reader) {
    return new PrivateContentAAD(
        reader.opaque("group_id"),
        reader.u64("epoch"),
        ContentType.read(reader),
        reader.opaque("authenticated_data"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(groupId).u64(epoch).struct(contentType).opaque(authenticatedData);
  }
}
