package im.restante.mls.group;

import static im.restante.mls.check.CheckFailed.require;

import im.restante.mls.check.Check;
import im.restante.mls.check.CheckFailed;
import im.restante.mls.check.Rejection;
import im.restante.mls.message.Add;
import im.restante.mls.message.Commit;
import im.restante.mls.message.CustomProposal;
import im.restante.mls.message.ExternalInit;
import im.restante.mls.message.GroupContextExtensions;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.PreSharedKey;
import im.restante.mls.message.PreSharedKeyID;
import im.restante.mls.message.Proposal;
import im.restante.mls.message.ProposalOrRef;
import im.restante.mls.message.ReInit;
import im.restante.mls.message.Remove;
import im.restante.mls.message.SelfRemove;
import im.restante.mls.message.Sender;
import im.restante.mls.message.Update;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The proposals of one commit, each checked and sorted by what it does (RFC 9420 §12.2, §12.3).
final class CommitProposals {
  private final List<CoveredProposal> covered = new ArrayList<>();
  private final Map<Integer, LeafNode> updates = new LinkedHashMap<>();
  private final Set<Integer> removes = new LinkedHashSet<>();
  private final List<VerifiedKeyPackage> adds = new ArrayList<>();
  private final Set<PreSharedKeyID> psks = new HashSet<>();
  private final Set<Bytes> references = new HashSet<>();
  private final Set<Bytes> initKeys = new HashSet<>();
  private @Nullable GroupContextExtensions contextExtensions;
  private @Nullable ReInit reInit;
  private int externalInits;
  private int externalRemoves;
  private int removedByCommitter = -1;
  private GroupRequirements requirements;

  private CommitProposals(GroupRequirements requirements) {
    this.requirements = requirements;
  }

  /// Resolves and checks the proposals of `commit`.
  ///
  /// @param sender of the commit
  /// @param check of the group before it
  static CommitProposals of(Commit commit, Sender sender, GroupCheck check) {
    CommitProposals proposals = new CommitProposals(check.requirements());
    proposals.resolve(commit, sender, check.core());
    GroupCheck next = check.with(proposals.requirements);
    boolean external = sender instanceof Sender.NewMemberCommit;
    for (CoveredProposal proposal : proposals.covered) {
      if (proposal.reference() == null && !(proposal.proposal() instanceof Add)) {
        ProposalChecks.check(proposal.proposal(), proposal.sender(), next);
      }
      if (external) {
        proposals.checkExternal(proposal);
      }
      proposals.sort(proposal, sender, next);
    }
    if (external) {
      require(proposals.externalInits > 0, Check.EXTERNAL_INIT_PRESENT);
    }
    require(
        proposals.reInit == null || proposals.covered.size() == 1,
        Check.REINIT_ALONE,
        "proposals",
        proposals.covered.size());
    return proposals;
  }

  List<CoveredProposal> covered() {
    return covered;
  }

  /// Updated leaves by leaf index, without the committer's.
  Map<Integer, LeafNode> updates() {
    return updates;
  }

  /// Leaf indices that Remove and SelfRemove name.
  Set<Integer> removes() {
    return removes;
  }

  /// Whether an external committer says that this leaf was its own.
  boolean removedByCommitter(int leafIndex) {
    return removedByCommitter == leafIndex;
  }

  List<VerifiedKeyPackage> adds() {
    return adds;
  }

  /// What the group asks of its members after this commit.
  GroupRequirements requirements() {
    return requirements;
  }

  @Nullable GroupContextExtensions contextExtensions() {
    return contextExtensions;
  }

  @Nullable ReInit reInit() {
    return reInit;
  }

  boolean hasPsk(PreSharedKeyID psk) {
    return psks.contains(psk);
  }

  boolean covers(Bytes reference) {
    return references.contains(reference);
  }

  /// The commit needs a path: it has no proposals, or one that asks for it (§12.4, §17.4).
  boolean needPath() {
    return covered.isEmpty() || covered.stream().anyMatch(c -> needsPath(c.proposal()));
  }

  private void resolve(Commit commit, Sender sender, GroupCore core) {
    for (ProposalOrRef proposal : commit.proposals()) {
      covered.add(
          switch (proposal) {
            case ProposalOrRef.ByValue(Proposal value) -> new CoveredProposal(value, sender, null);
            case ProposalOrRef.ByReference(Bytes reference) -> {
              PendingProposal pending = core.pending(reference);
              if (pending == null || !references.add(pending.reference())) {
                throw new CheckFailed(Rejection.of(Check.PROPOSAL_REFERENCE_KNOWN));
              }
              yield new CoveredProposal(pending.proposal(), pending.sender(), pending.reference());
            }
          });
    }
    for (CoveredProposal proposal : covered) {
      if (proposal.proposal() instanceof GroupContextExtensions(var extensions)) {
        requirements = GroupRequirements.check(extensions);
      }
    }
  }

  /// §12.4.3.2: what an external commit may hold.
  private void checkExternal(CoveredProposal covered) {
    if (covered.reference() != null) {
      require(covered.proposal() instanceof SelfRemove, Check.EXTERNAL_NO_REFERENCES);
      return;
    }
    switch (covered.proposal()) {
      case ExternalInit _ -> require(++externalInits == 1, Check.EXTERNAL_INIT_ONCE);
      case Remove(long removed) -> {
        require(++externalRemoves == 1, Check.EXTERNAL_ONE_REMOVE);
        removedByCommitter = (int) removed;
      }
      case PreSharedKey _ -> {}
      case Add _, CustomProposal _, GroupContextExtensions _, ReInit _, SelfRemove _, Update _ ->
          throw new CheckFailed(
              Rejection.of(Check.EXTERNAL_PROPOSAL_TYPES)
                  .with("type", covered.proposal().type().value()));
    }
  }

  private void sort(CoveredProposal covered, Sender committer, GroupCheck check) {
    switch (covered.proposal()) {
      case Add add -> {
        require(initKeys.add(add.keyPackage().initKey()), Check.INIT_KEY_UNIQUE);
        adds.add(
            covered.reference() == null
                ? ProposalChecks.add(add, check)
                : VerifiedKeyPackage.checkedBefore(add.keyPackage(), check.access().crypto()));
      }
      case Update(LeafNode leaf) -> {
        require(!covered.sender().equals(committer), Check.COMMITTER_UPDATE);
        int leafIndex = memberIndex(covered.sender());
        change(leafIndex);
        updates.put(leafIndex, leaf);
      }
      case Remove(long removed) -> remove((int) removed, committer);
      case SelfRemove _ -> remove(memberIndex(covered.sender()), committer);
      case PreSharedKey(PreSharedKeyID psk) -> require(psks.add(psk), Check.PSK_TWICE);
      case ReInit value -> reInit = value;
      case ExternalInit _ ->
          require(committer instanceof Sender.NewMemberCommit, Check.NO_EXTERNAL_INIT);
      case GroupContextExtensions value -> {
        require(contextExtensions == null, Check.ONE_GROUP_CONTEXT_EXTENSIONS);
        contextExtensions = value;
      }
      case CustomProposal _ -> {}
    }
  }

  private void remove(int leafIndex, Sender committer) {
    require(!committer.equals(new Sender.Member(leafIndex)), Check.COMMITTER_REMOVE);
    change(leafIndex);
    removes.add(leafIndex);
  }

  private void change(int leafIndex) {
    require(
        !updates.containsKey(leafIndex) && !removes.contains(leafIndex),
        Check.ONE_CHANGE_PER_LEAF,
        "leaf",
        leafIndex);
  }

  private static int memberIndex(Sender sender) {
    if (sender instanceof Sender.Member(long leafIndex)) {
      return (int) leafIndex;
    }
    throw new IllegalStateException("checked to come from a member");
  }

  private static boolean needsPath(Proposal proposal) {
    return switch (proposal) {
      case Update _, Remove _, ExternalInit _, GroupContextExtensions _, SelfRemove _ -> true;
      case Add _, PreSharedKey _, ReInit _, CustomProposal _ -> false;
    };
  }
}
