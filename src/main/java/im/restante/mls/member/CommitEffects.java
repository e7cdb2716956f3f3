package im.restante.mls.member;

import im.restante.mls.group.AcceptedCommit;
import im.restante.mls.group.CommitSummary;
import im.restante.mls.message.AuthenticatedContent;
import im.restante.mls.message.Sender;
import im.restante.wire.Bytes;

/// What a commit did.
///
/// @param epoch the epoch that it started
/// @param sender the committer: a member, or NewMemberCommit for a client that joined by it
/// @param authenticatedData authenticated_data of the commit
/// @param summary its proposals, who came, went and changed
public record CommitEffects(
    long epoch, Sender sender, Bytes authenticatedData, CommitSummary summary) {
  static CommitEffects of(AuthenticatedContent commit, AcceptedCommit accepted) {
    return new CommitEffects(
        accepted.next().epoch(),
        commit.content().sender(),
        commit.content().authenticatedData(),
        accepted.summary());
  }
}
