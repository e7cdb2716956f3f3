package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// The plaintext of a PrivateMessage (RFC 9420 §6.3.1).
///
/// ```
/// struct {
///     select (PrivateMessage.content_type) { … };
///     FramedContentAuthData auth;
///     opaque padding[length_of_padding];
/// } PrivateMessageContent;
/// ```
///
/// @param paddingBytes number of zero bytes at the end
public record PrivateMessageContent(Content content, FramedContentAuthData auth, int paddingBytes)
    implements WireStruct {
  public PrivateMessageContent {
    auth.check(content);
    if (paddingBytes < 0) {
      throw new IllegalArgumentException("negative padding");
    }
  }

  /// Reads the whole plaintext of a PrivateMessage of `contentType`.
  ///
  /// @throws MalformedMessage also if the padding is not all zero (§6.3.1)
  public static PrivateMessageContent read(ContentType contentType, WireReader reader) {
    Content content = Content.read(contentType, reader);
    FramedContentAuthData auth = FramedContentAuthData.read(contentType, reader);
    int start = reader.position();
    Bytes padding = reader.rest();
    for (int i = 0; i < padding.size(); i++) {
      if (padding.get(i) != 0) {
        throw new MalformedMessage(start + i, "padding", "not zero");
      }
    }
    return new PrivateMessageContent(content, auth, padding.size());
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(content).struct(auth).fixed(Bytes.wrap(new byte[paddingBytes]));
  }
}
