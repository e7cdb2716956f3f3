package im.restante.mls.member;

import im.restante.mls.group.CoveredProposal;
import im.restante.mls.group.PendingProposal;
import im.restante.mls.message.Add;
import im.restante.mls.message.CustomProposal;
import im.restante.mls.message.ExternalInit;
import im.restante.mls.message.GroupContextExtensions;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.PreSharedKey;
import im.restante.mls.message.PreSharedKeyID;
import im.restante.mls.message.Proposal;
import im.restante.mls.message.ReInit;
import im.restante.mls.message.Remove;
import im.restante.mls.message.SelfRemove;
import im.restante.mls.message.Sender;
import im.restante.mls.message.Update;
import im.restante.mls.tree.TreeView;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Chooses the proposals of a commit of our own: those asked for, and of those received all that
/// are valid beside them (RFC 9420 §12.2, §12.4).
///
/// A removal wins over an Update of the same leaf, a later Update over an earlier one, and our own
/// Updates and removals of ourselves stay out: they are somebody else's to commit.
final class ProposalSelection {
  private final Sender committer;
  private final TreeView tree;
  private final Set<Long> changedLeaves = new HashSet<>();
  private final Set<Bytes> addedSignatureKeys = new HashSet<>();
  private final Set<PreSharedKeyID> psks = new HashSet<>();
  private boolean contextExtensions;
  private boolean reInit;

  private ProposalSelection(Sender committer, TreeView tree) {
    this.committer = committer;
    this.tree = tree;
  }

  /// @param asked proposals by value
  /// @param received proposals of this epoch, oldest first; empty if none shall be covered
  static List<CoveredProposal> select(
      Sender committer, TreeView tree, List<Proposal> asked, List<PendingProposal> received) {
    ProposalSelection selection = new ProposalSelection(committer, tree);
    for (Proposal proposal : asked) {
      var _ = selection.fits(proposal, committer);
    }
    List<CoveredProposal> chosen = new ArrayList<>();
    selection.choose(received, chosen, true);
    selection.choose(received.reversed(), chosen, false);
    if (chosen.isEmpty() && asked.isEmpty()) {
      selection.reInitAlone(received, chosen);
    }
    List<CoveredProposal> all = new ArrayList<>(chosen.size() + asked.size());
    for (PendingProposal pending : received) {
      chosen.stream()
          .filter(each -> pending.reference().equals(each.reference()))
          .forEach(all::add);
    }
    asked.forEach(proposal -> all.add(new CoveredProposal(proposal, committer, null)));
    return all;
  }

  private void choose(
      List<PendingProposal> received, List<CoveredProposal> chosen, boolean removals) {
    for (PendingProposal pending : received) {
      Proposal proposal = pending.proposal();
      boolean removal = proposal instanceof Remove || proposal instanceof SelfRemove;
      if (removal == removals && !reInit && fits(proposal, pending.sender())) {
        chosen.add(new CoveredProposal(proposal, pending.sender(), pending.reference()));
      }
    }
  }

  private void reInitAlone(List<PendingProposal> received, List<CoveredProposal> chosen) {
    for (PendingProposal pending : received) {
      if (chosen.isEmpty() && pending.proposal() instanceof ReInit) {
        chosen.add(new CoveredProposal(pending.proposal(), pending.sender(), pending.reference()));
      }
    }
  }

  /// Whether the proposal can stand beside those chosen so far; if so it counts as chosen.
  private boolean fits(Proposal proposal, Sender sender) {
    return switch (proposal) {
      case Remove(long removed) -> change(removed);
      case SelfRemove _ -> sender instanceof Sender.Member(long leaf) && change(leaf);
      case Update _ -> sender instanceof Sender.Member(long leaf) && change(leaf);
      case Add(var keyPackage) -> add(keyPackage.leafNode());
      case PreSharedKey(var psk) -> psks.add(psk);
      case GroupContextExtensions _ -> {
        boolean first = !contextExtensions;
        contextExtensions = true;
        yield first;
      }
      case ReInit _ -> {
        reInit |= sender.equals(committer);
        yield false;
      }
      case ExternalInit _ -> false;
      case CustomProposal _ -> true;
    };
  }

  private boolean change(long leafIndex) {
    return !committer.equals(new Sender.Member(leafIndex)) && changedLeaves.add(leafIndex);
  }

  private boolean add(LeafNode joiner) {
    if (!addedSignatureKeys.add(joiner.signatureKey())) {
      return false;
    }
    boolean[] staying = {false};
    tree.forEachMember((leafIndex, leaf) ->
        staying[0] |=
            leaf.signatureKey().equals(joiner.signatureKey())
                && !changedLeaves.contains((long) leafIndex));
    return !staying[0];
  }
}
