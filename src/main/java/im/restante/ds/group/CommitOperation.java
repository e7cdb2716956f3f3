package im.restante.ds.group;

import im.restante.mls.group.CommitSummary;
import im.restante.mls.message.Commit;
import im.restante.mls.message.Proposal;
import im.restante.mls.message.ProposalOrRef;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSSenderID;
import java.util.List;
import java.util.Set;

/// What one operation that consists of a commit adds to the rules of MLS.
interface CommitOperation {
  Set<DSSenderID.Type> MEMBER_SENDERS =
      Set.of(DSSenderID.Type.LEAF_INDEX, DSSenderID.Type.USER_KEY_HASH);

  /// The kinds of sender it accepts (B-29).
  Set<DSSenderID.Type> senders();

  /// Whether the commit is an external one.
  boolean external();

  /// Refuses commits that are another operation's, before anything expensive.
  void checkProposals(Commit commit);

  /// Refuses what only the resolved commit shows.
  ///
  /// @param next who is in the group after it
  void checkOutcome(CommitSummary summary, Users next, Authenticated sender, Scene scene);

  /// The proposals that `commit` holds by value.
  static List<Proposal> byValue(Commit commit) {
    return commit.proposals().stream()
        .filter(ProposalOrRef.ByValue.class::isInstance)
        .map(proposal -> ((ProposalOrRef.ByValue) proposal).proposal())
        .toList();
  }

  /// The proposals by value, all of one type and at least one; `invalid_commit` otherwise.
  static <T extends Proposal> List<T> onlyByValue(Commit commit, Class<T> type) {
    List<Proposal> proposals = byValue(commit);
    Refused.require(
        !proposals.isEmpty() && proposals.stream().allMatch(type::isInstance),
        DSErrorCode.INVALID_COMMIT);
    return proposals.stream().map(type::cast).toList();
  }
}
