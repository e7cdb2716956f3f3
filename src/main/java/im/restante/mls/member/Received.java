package im.restante.mls.member;

import im.restante.mls.message.LeafNode;
import im.restante.mls.message.Proposal;
import im.restante.mls.message.Sender;
import im.restante.wire.Bytes;

/// What a message from the group was.
public sealed interface Received {
  /// Application data of this epoch or of a past one that is still kept.
  ///
  /// @param senderLeaf the sender's leaf node in that epoch
  /// @param generation counts the sender's application messages in that epoch
  record Application(
      long epoch,
      int sender,
      LeafNode senderLeaf,
      long generation,
      Bytes authenticatedData,
      Bytes data)
      implements Received {}

  /// A proposal, kept until the next commit.
  record ProposalKept(Bytes reference, Sender sender, Proposal proposal, Bytes authenticatedData)
      implements Received {}

  /// A commit: the group is in a new epoch. A commit of our own that was pending is discarded.
  record EpochChanged(CommitEffects effects) implements Received {}

  /// Our own pending commit came back: it is confirmed and the group is in its epoch.
  record OwnCommit(CommitEffects effects) implements Received {}

  /// A commit that removes this member: the group is over for it, its secrets are closed.
  record Removed(CommitEffects effects) implements Received {}
}
