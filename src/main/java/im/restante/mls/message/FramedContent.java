package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// Application data, a proposal or a commit, with the group, epoch and sender (RFC 9420 §6).
///
/// ```
/// struct {
///     opaque group_id<V>;
///     uint64 epoch;
///     Sender sender;
///     opaque authenticated_data<V>;
///     ContentType content_type;
///     select (FramedContent.content_type) { … };
/// } FramedContent;
/// ```
///
/// @param encoded the original bytes, or what [#of] wrote; a function of the other components
public record FramedContent(
    Bytes groupId,
    long epoch,
    Sender sender,
    Bytes authenticatedData,
    Content content,
    Bytes encoded)
    implements WireStruct {

  /// A content made here, or put together from a PrivateMessage and its plaintext.
  public static FramedContent of(
      Bytes groupId, long epoch, Sender sender, Bytes authenticatedData, Content content) {
    WireWriter writer =
        new WireWriter()
            .opaque(groupId)
            .u64(epoch)
            .struct(sender)
            .opaque(authenticatedData)
            .struct(content.contentType())
            .struct(content);
    return new FramedContent(groupId, epoch, sender, authenticatedData, content, writer.toBytes());
  }

  public ContentType contentType() {
    return content.contentType();
  }

  public static FramedContent read(WireReader reader) {
    int start = reader.position();
    return new FramedContent(
        reader.opaque("group_id"),
        reader.u64("epoch"),
        Sender.read(reader),
        reader.opaque("authenticated_data"),
        Content.read(ContentType.read(reader), reader),
        reader.since(start));
  }

  @Override
  public void write(WireWriter writer) {
    writer.fixed(encoded);
  }
}
