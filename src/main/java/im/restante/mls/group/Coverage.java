package im.restante.mls.group;

import im.restante.mls.check.Check;
import im.restante.mls.check.CheckFailed;
import im.restante.mls.check.Rejection;
import im.restante.mls.message.Add;
import im.restante.mls.message.CustomProposal;
import im.restante.mls.message.ExternalInit;
import im.restante.mls.message.GroupContextExtensions;
import im.restante.mls.message.PreSharedKey;
import im.restante.mls.message.ReInit;
import im.restante.mls.message.Remove;
import im.restante.mls.message.SelfRemove;
import im.restante.mls.message.Sender;
import im.restante.mls.message.Update;
import java.util.ArrayList;
import java.util.List;

/// Whether a commit carries out the pending proposals it has to (RFC 9420 §12.4, X-12, B-44, B-51).
final class Coverage {
  private Coverage() {}

  /// The pending proposals that the commit rightly leaves out; fails for one that it must not.
  ///
  /// An external commit can refer to SelfRemoves only, so it voids the rest and need cover nothing.
  static List<PendingProposal> check(
      CommitProposals proposals, Sender committer, PublicGroup group, GroupRules rules) {
    List<PendingProposal> uncovered = new ArrayList<>();
    int missing = 0;
    for (PendingProposal pending : group.core().pending()) {
      if (!proposals.covers(pending.reference())) {
        uncovered.add(pending);
        missing +=
            committer instanceof Sender.Member
                    && demanded(pending, proposals, committer, rules.coverage())
                ? 1
                : 0;
      }
    }
    if (missing > 0) {
      throw new CheckFailed(Rejection.of(Check.PENDING_PROPOSALS_COVERED).with("missing", missing));
    }
    return uncovered;
  }

  private static boolean demanded(
      PendingProposal pending,
      CommitProposals proposals,
      Sender committer,
      PendingCoverage coverage) {
    return switch (coverage) {
      case NONE -> false;
      case REMOVALS ->
          switch (pending.proposal()) {
            case Remove(long leaf) -> !proposals.removes().contains((int) leaf);
            case SelfRemove _ -> !removesSender(pending, proposals);
            case Add _,
                CustomProposal _,
                ExternalInit _,
                GroupContextExtensions _,
                PreSharedKey _,
                ReInit _,
                Update _ ->
                false;
          };
      case ALL -> fits(pending, proposals, committer);
    };
  }

  /// Whether the commit would still be valid with the pending proposal in it (§12.2). A removal of
  /// the committer counts as fitting: somebody else has to commit (B-51).
  private static boolean fits(
      PendingProposal pending, CommitProposals proposals, Sender committer) {
    if (proposals.reInit() != null) {
      return false;
    }
    return switch (pending.proposal()) {
      case Update _ ->
          !pending.sender().equals(committer)
              && !changes(proposals, ((Sender.Member) pending.sender()).leafIndex());
      case Remove(long leaf) -> !proposals.removes().contains((int) leaf);
      case SelfRemove _ -> !removesSender(pending, proposals);
      case Add(var keyPackage) ->
          proposals.adds().stream()
              .noneMatch(other ->
                  other.leafNode().signatureKey().equals(keyPackage.leafNode().signatureKey()));
      case PreSharedKey(var psk) -> !proposals.hasPsk(psk);
      case GroupContextExtensions _ -> proposals.contextExtensions() == null;
      case ReInit _ -> proposals.covered().isEmpty();
      case ExternalInit _ -> false;
      case CustomProposal _ -> true;
    };
  }

  private static boolean changes(CommitProposals proposals, long leafIndex) {
    return proposals.removes().contains((int) leafIndex)
        || proposals.updates().containsKey((int) leafIndex);
  }

  private static boolean removesSender(PendingProposal pending, CommitProposals proposals) {
    return pending.sender() instanceof Sender.Member(long leaf)
        && proposals.removes().contains((int) leaf);
  }
}
