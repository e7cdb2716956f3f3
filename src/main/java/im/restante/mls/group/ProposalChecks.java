package im.restante.mls.group;

import static im.restante.mls.check.CheckFailed.require;

import im.restante.mls.check.Check;
import im.restante.mls.check.CheckFailed;
import im.restante.mls.check.Rejection;
import im.restante.mls.message.Add;
import im.restante.mls.message.CustomProposal;
import im.restante.mls.message.ExternalInit;
import im.restante.mls.message.GroupContextExtensions;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.PreSharedKey;
import im.restante.mls.message.PreSharedKeyID;
import im.restante.mls.message.Proposal;
import im.restante.mls.message.ReInit;
import im.restante.mls.message.Remove;
import im.restante.mls.message.ResumptionPSKUsage;
import im.restante.mls.message.SelfRemove;
import im.restante.mls.message.Sender;
import im.restante.mls.message.Update;

/// The checks of RFC 9420 §12.1 on one proposal by itself.
final class ProposalChecks {
  private ProposalChecks() {}

  /// Checks what `sender` proposes, alone or by value in a commit.
  ///
  /// What depends on the other proposals of a commit is left to [CommitProposals].
  static void check(Proposal proposal, Sender sender, GroupCheck check) {
    switch (proposal) {
      case Add add -> {
        var _ = add(add, check);
      }
      case Update(var leaf) -> update(leaf, sender, check);
      case Remove(long removed) ->
          require(check.tree().hasMember(removed), Check.REMOVED_IS_MEMBER, "leaf", removed);
      case PreSharedKey(var psk) -> psk(psk, check);
      case ReInit reInit ->
          require(
              reInit.version().value() >= check.core().context().version().value(),
              Check.REINIT_VERSION,
              "version",
              reInit.version().value());
      case ExternalInit _ -> {}
      case GroupContextExtensions(var extensions) -> {
        var _ = GroupRequirements.check(extensions);
      }
      case SelfRemove _ -> require(sender instanceof Sender.Member, Check.SELF_REMOVE_SENDER);
      case CustomProposal _ -> {}
    }
  }

  /// The checked KeyPackage of an Add.
  static VerifiedKeyPackage add(Add add, GroupCheck check) {
    VerifiedKeyPackage verified =
        VerifiedKeyPackage.check(
            add.keyPackage(),
            check.access().crypto(),
            check.rules(),
            check.known(),
            check.nowSeconds());
    check.requirements().checkMetBy(verified.leafNode().capabilities());
    return verified;
  }

  private static void update(LeafNode leaf, Sender sender, GroupCheck check) {
    if (!(sender instanceof Sender.Member member)) {
      throw new CheckFailed(Rejection.of(Check.UPDATE_SENDER));
    }
    LeafNode before = FramingChecks.member(member, check);
    require(leaf.source() instanceof LeafNodeSource.FromUpdate, Check.LEAF_SOURCE_UPDATE);
    check.leaves().self(leaf);
    check.leaves().succession(before, leaf);
    check.requirements().checkMetBy(leaf.capabilities());
    check.leaves().signature(leaf, check.core().context().groupId(), member.leafIndex());
  }

  private static void psk(PreSharedKeyID psk, GroupCheck check) {
    require(
        switch (psk) {
          case PreSharedKeyID.External _ -> true;
          case PreSharedKeyID.Resumption resumption ->
              resumption.usage() == ResumptionPSKUsage.APPLICATION
                  || check.core().context().epoch() == 0; // the first commit of a successor group
        },
        Check.PSK_TYPE);
    require(psk.pskNonce().size() == check.access().crypto().suite().hashLength(), Check.PSK_NONCE);
  }
}
