package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// What the membership_tag of a PublicMessage is over (RFC 9420 §6.2).
///
/// ```
/// struct {
///     FramedContentTBS content_tbs;
///     FramedContentAuthData auth;
/// } AuthenticatedContentTBM;
/// ```
public record AuthenticatedContentTBM(FramedContentTBS contentTBS, FramedContentAuthData auth)
    implements WireStruct {
  public AuthenticatedContentTBM {
    auth.check(contentTBS.content().content());
  }

  public static AuthenticatedContentTBM read(WireReader reader) {
    FramedContentTBS contentTBS = FramedContentTBS.read(reader);
    return new AuthenticatedContentTBM(
        contentTBS, FramedContentAuthData.read(contentTBS.content().contentType(), reader));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(contentTBS).struct(auth);
  }
}
