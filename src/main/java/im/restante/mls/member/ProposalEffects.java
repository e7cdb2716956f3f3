package im.restante.mls.member;

import im.restante.mls.group.CoveredProposal;
import im.restante.mls.message.Add;
import im.restante.mls.message.CustomProposal;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.ExternalInit;
import im.restante.mls.message.GroupContextExtensions;
import im.restante.mls.message.KeyPackage;
import im.restante.mls.message.PreSharedKey;
import im.restante.mls.message.ReInit;
import im.restante.mls.message.Remove;
import im.restante.mls.message.SelfRemove;
import im.restante.mls.message.Sender;
import im.restante.mls.message.Update;
import im.restante.mls.tree.TreeEditor;
import java.util.ArrayList;
import java.util.List;

/// Carries out a list of valid proposals on a tree (RFC 9420 §12.3): GroupContextExtensions, then
/// Updates, then removals, then Adds.
///
/// @param extensions the GroupContext's extensions afterwards
record ProposalEffects(Extensions extensions, List<Joiner> joiners) {

  /// Edits `editor`; the proposals have been checked against it or are about to be.
  static ProposalEffects apply(
      TreeEditor editor, List<CoveredProposal> proposals, Extensions extensionsBefore) {
    Extensions extensions = extensionsBefore;
    List<Integer> leaving = new ArrayList<>();
    for (CoveredProposal covered : proposals) {
      switch (covered.proposal()) {
        case GroupContextExtensions context -> extensions = context.extensions();
        case Update update -> editor.update(memberLeaf(covered.sender()), update.leafNode());
        case Remove remove -> leaving.add(leafIndex(remove.removed()));
        case SelfRemove _ -> leaving.add(memberLeaf(covered.sender()));
        case Add _, PreSharedKey _, ReInit _, ExternalInit _, CustomProposal _ -> {}
      }
    }
    for (int leafIndex : leaving) {
      Refused.unless(editor.hasMember(leafIndex), MemberCheck.COMMITTABLE);
      editor.remove(leafIndex);
    }
    List<Joiner> joiners = new ArrayList<>();
    for (CoveredProposal covered : proposals) {
      if (covered.proposal() instanceof Add(KeyPackage keyPackage)) {
        joiners.add(new Joiner(editor.add(keyPackage.leafNode()), keyPackage));
      }
    }
    return new ProposalEffects(extensions, joiners);
  }

  /// Whether `leafIndex` was added by these proposals.
  boolean isAdded(int leafIndex) {
    return joiners.stream().anyMatch(joiner -> joiner.leafIndex() == leafIndex);
  }

  private static int memberLeaf(Sender sender) {
    if (sender instanceof Sender.Member(long leafIndex)) {
      return leafIndex(leafIndex);
    }
    throw Refused.by(MemberCheck.COMMITTABLE);
  }

  private static int leafIndex(long value) {
    Refused.unless(value <= Integer.MAX_VALUE, MemberCheck.COMMITTABLE);
    return (int) value;
  }
}
