package im.restante.mls.group;

import im.restante.mls.message.AuthenticatedContent;
import im.restante.mls.message.Proposal;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.Sender;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// A proposal of the current epoch that passed its checks and waits for a commit.
///
/// ```
/// struct {
///   opaque reference<V>;                 /* ProposalRef */
///   AuthenticatedContent content;
///   optional<opaque<V>> membership_tag;  /* as received in a PublicMessage */
/// } PendingProposal;
/// ```
public record PendingProposal(
    Bytes reference, AuthenticatedContent content, @Nullable Bytes membershipTag)
    implements WireStruct {
  public PendingProposal {
    if (!(content.content().content() instanceof Proposal)) {
      throw new IllegalArgumentException("no proposal");
    }
  }

  public Proposal proposal() {
    return (Proposal) content.content().content();
  }

  public Sender sender() {
    return content.content().sender();
  }

  /// The PublicMessage that brought it.
  ///
  /// Throws [IllegalArgumentException] for one that a member sent as PrivateMessage.
  public PublicMessage message() {
    return new PublicMessage(content.content(), content.auth(), membershipTag);
  }

  public static PendingProposal read(WireReader reader) {
    Bytes reference = reader.opaque("reference");
    AuthenticatedContent content = AuthenticatedContent.read(reader);
    if (!(content.content().content() instanceof Proposal)) {
      throw reader.malformed("content", "no proposal");
    }
    return new PendingProposal(
        reference, content, reader.optional("membership_tag", tag -> tag.opaque("membership_tag")));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(reference).struct(content).optionalOpaque(membershipTag);
  }
}
