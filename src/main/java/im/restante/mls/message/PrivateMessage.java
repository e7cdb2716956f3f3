package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// An encrypted content (RFC 9420 §6.3).
///
/// ```
/// struct {
///     opaque group_id<V>;
///     uint64 epoch;
///     ContentType content_type;
///     opaque authenticated_data<V>;
///     opaque encrypted_sender_data<V>;
///     opaque ciphertext<V>;
/// } PrivateMessage;
/// ```
public record PrivateMessage(
    Bytes groupId,
    long epoch,
    ContentType contentType,
    Bytes authenticatedData,
    Bytes encryptedSenderData,
    Bytes ciphertext)
    implements MLSMessage.Body {
  @Override
  public WireFormat wireFormat() {
    return WireFormat.PRIVATE_MESSAGE;
  }

  public static PrivateMessage read(WireReader reader) {
    return new PrivateMessage(
        reader.opaque("group_id"),
        reader.u64("epoch"),
        ContentType.read(reader),
        reader.opaque("authenticated_data"),
        reader.opaque("encrypted_sender_data"),
        reader.opaque("ciphertext"));
  }

  @Override
  public void write(WireWriter writer) {
    writer
        .opaque(groupId)
        .u64(epoch)
        .struct(contentType)
        .opaque(authenticatedData)
        .opaque(encryptedSenderData)
        .opaque(ciphertext);
  }
}
