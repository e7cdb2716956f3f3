package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// The authentication of a FramedContent (RFC 9420 §6.1).
///
/// ```
/// struct {
///     /* SignWithLabel(., "FramedContentTBS", FramedContentTBS) */
///     opaque signature<V>;
///     select (FramedContent.content_type) {
///         case commit:
///             MAC confirmation_tag;
///         case application:
///         case proposal:
///             struct{};
///     };
/// } FramedContentAuthData;
/// ```
///
/// @param confirmationTag present exactly if the content is a commit
public record FramedContentAuthData(Bytes signature, @Nullable Bytes confirmationTag)
    implements WireStruct {
  /// Reads what belongs to a content of `contentType`.
  public static FramedContentAuthData read(ContentType contentType, WireReader reader) {
    return new FramedContentAuthData(
        reader.opaque("signature"),
        contentType == ContentType.COMMIT ? reader.opaque("confirmation_tag") : null);
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(signature);
    if (confirmationTag != null) {
      writer.opaque(confirmationTag);
    }
  }

  /// @throws IllegalArgumentException unless there is a confirmation tag exactly for a commit
  void check(Content content) {
    if ((confirmationTag != null) != (content.contentType() == ContentType.COMMIT)) {
      throw new IllegalArgumentException("a confirmation tag exactly for a commit");
    }
  }
}
