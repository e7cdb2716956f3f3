package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// A content that is signed but not encrypted (RFC 9420 §6.2).
///
/// ```
/// struct {
///     FramedContent content;
///     FramedContentAuthData auth;
///     select (PublicMessage.content.sender.sender_type) {
///         case member:
///             MAC membership_tag;
///         case external:
///         case new_member_commit:
///         case new_member_proposal:
///             struct{};
///     };
/// } PublicMessage;
/// ```
///
/// @param membershipTag present exactly if the sender is a member
public record PublicMessage(
    FramedContent content, FramedContentAuthData auth, @Nullable Bytes membershipTag)
    implements MLSMessage.Body {
  public PublicMessage {
    auth.check(content.content());
    if ((membershipTag != null) != (content.sender() instanceof Sender.Member)) {
      throw new IllegalArgumentException("a membership tag exactly for a member");
    }
  }

  @Override
  public WireFormat wireFormat() {
    return WireFormat.PUBLIC_MESSAGE;
  }

  public AuthenticatedContent authenticatedContent() {
    return new AuthenticatedContent(WireFormat.PUBLIC_MESSAGE, content, auth);
  }

  public static PublicMessage read(WireReader reader) {
    FramedContent content = FramedContent.read(reader);
    return new PublicMessage(
        content,
        FramedContentAuthData.read(content.contentType(), reader),
        content.sender() instanceof Sender.Member ? reader.opaque("membership_tag") : null);
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(content).struct(auth);
    if (membershipTag != null) {
      writer.opaque(membershipTag);
    }
  }
}
