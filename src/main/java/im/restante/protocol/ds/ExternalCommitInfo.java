package im.restante.protocol.ds;

import im.restante.mls.message.MLSMessage;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.List;

/// What an external commit is made from (B-62), all of the current epoch.
///
/// ```
/// struct {
///   MLSMessage group_info;
///   optional<Node> ratchet_tree<V>;
///   IndexedIdentityLinkKey identity_link_keys<V>;
///   MLSMessage pending_proposals<V>;
/// } ExternalCommitInfo;
/// ```
public record ExternalCommitInfo(
    MLSMessage groupInfo,
    EncodedRatchetTree ratchetTree,
    List<IndexedIdentityLinkKey> identityLinkKeys,
    List<MLSMessage> pendingProposals)
    implements WireStruct {
  /// Label of EncryptWithLabel (RFC 9420 §5.1.3) with the group id as context, for an answer sealed
  /// to the requester's key (B-63).
  public static final String SEAL_LABEL = "MIMI ExternalCommitInfo";

  public ExternalCommitInfo {
    identityLinkKeys = List.copyOf(identityLinkKeys);
    pendingProposals = List.copyOf(pendingProposals);
  }

  public static ExternalCommitInfo read(WireReader reader) {
    return new ExternalCommitInfo(
        MLSMessage.read(reader),
        EncodedRatchetTree.read(reader),
        reader.vector("identity_link_keys", IndexedIdentityLinkKey::read),
        reader.vector("pending_proposals", MLSMessage::read));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(groupInfo).struct(ratchetTree).vector(identityLinkKeys).vector(pendingProposals);
  }
}
