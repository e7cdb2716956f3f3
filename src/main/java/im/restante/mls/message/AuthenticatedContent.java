package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// A content with its authentication, however it was framed (RFC 9420 §6). ProposalRef is over its
/// encoding (§5.2).
///
/// ```
/// struct {
///     WireFormat wire_format;
///     FramedContent content;
///     FramedContentAuthData auth;
/// } AuthenticatedContent;
/// ```
public record AuthenticatedContent(
    WireFormat wireFormat, FramedContent content, FramedContentAuthData auth)
    implements WireStruct {
  public AuthenticatedContent {
    auth.check(content.content());
  }

  public static AuthenticatedContent read(WireReader reader) {
    WireFormat wireFormat = WireFormat.read(reader);
    FramedContent content = FramedContent.read(reader);
    return new AuthenticatedContent(
        wireFormat, content, FramedContentAuthData.read(content.contentType(), reader));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(wireFormat).struct(content).struct(auth);
  }
}
