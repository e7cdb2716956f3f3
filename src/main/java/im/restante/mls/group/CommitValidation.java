package im.restante.mls.group;

import static im.restante.mls.check.CheckFailed.require;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.check.Check;
import im.restante.mls.check.CheckFailed;
import im.restante.mls.check.Rejection;
import im.restante.mls.group.KeyFingerprint.Kind;
import im.restante.mls.message.AuthenticatedContent;
import im.restante.mls.message.Commit;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.GroupContext;
import im.restante.mls.message.GroupContextExtensions;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.Proposal;
import im.restante.mls.message.Sender;
import im.restante.mls.message.UpdatePath;
import im.restante.mls.schedule.TranscriptHash;
import im.restante.mls.tree.TreeEditor;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The steps of RFC 9420 §12.4.2 on one commit, as far as they need no secrets.
///
/// Throws [CheckFailed]; used once and by one thread.
final class CommitValidation {
  private final GroupCheck check;
  private final AuthenticatedContent message;
  private final TreeEditor tree;
  private final KeyRoll keys;
  private final SupportTally support;
  private final List<AddedMember> added = new ArrayList<>();
  private final List<RemovedMember> removed = new ArrayList<>();
  private final List<UpdatedMember> updated = new ArrayList<>();
  private final Set<Integer> addedIndices = new HashSet<>();

  CommitValidation(GroupCheck check, TreeEditor tree, AuthenticatedContent message) {
    this.check = check;
    this.message = message;
    this.tree = tree;
    this.keys = new KeyRoll(check.group().keys(), check.access().fingerprints());
    this.support = new SupportTally(check.group().support());
  }

  /// The next epoch, its GroupInfo still without extensions and signature.
  AcceptedCommit run() {
    if (!(message.content().content() instanceof Commit commit)) {
      throw new CheckFailed(Rejection.of(Check.HANDSHAKE_IS_PUBLIC_MESSAGE));
    }
    Sender sender = message.content().sender();
    LeafNode before = committer(sender, commit);
    CommitProposals proposals = CommitProposals.of(commit, sender, check);
    require(commit.path() != null || !proposals.needPath(), Check.PATH_REQUIRED);
    List<PendingProposal> uncovered =
        Coverage.check(proposals, sender, check.group(), check.rules());
    apply(proposals);
    int leafIndex = leafIndex(sender, proposals, commit);
    LeafNode after = before;
    if (commit.path() != null) {
      after = commit.path().leafNode();
      mergePath(leafIndex, before, commit.path(), proposals);
    }
    if (after == null) {
      throw new CheckFailed(Rejection.of(Check.EXTERNAL_PATH));
    }
    return new AcceptedCommit(
        next(proposals),
        new CommitSummary(
            leafIndex,
            before == null,
            before,
            after,
            commit.path() != null,
            proposals.covered(),
            uncovered,
            added,
            removed,
            updated,
            proposals.contextExtensions() != null,
            proposals.reInit()));
  }

  /// The committer's leaf in the tree, null for one that joins; checks the frame's signature.
  private @Nullable LeafNode committer(Sender sender, Commit commit) {
    return switch (sender) {
      case Sender.Member member -> {
        LeafNode leaf = FramingChecks.member(member, check);
        FramingChecks.signature(message, leaf.signatureKey(), check);
        yield leaf;
      }
      case Sender.NewMemberCommit _ -> {
        UpdatePath path = commit.path();
        if (path == null) {
          throw new CheckFailed(Rejection.of(Check.EXTERNAL_PATH));
        }
        FramingChecks.signature(message, path.leafNode().signatureKey(), check);
        yield null;
      }
      case Sender.External _ -> throw new CheckFailed(Rejection.of(Check.COMMIT_SENDER_TYPE));
      case Sender.NewMemberProposal _ ->
          throw new CheckFailed(Rejection.of(Check.NEW_MEMBER_SENDS_PROPOSAL));
    };
  }

  /// §12.3: GroupContextExtensions, Update, Remove, Add. What leaves gives its keys free first.
  private void apply(CommitProposals proposals) {
    SupportTally processing = new SupportTally(check.group().support());
    for (Map.Entry<Integer, LeafNode> update : proposals.updates().entrySet()) {
      LeafNode old = member(update.getKey());
      updated.add(new UpdatedMember(update.getKey(), old, update.getValue()));
      keys.release(old);
      support.remove(old);
      support.add(update.getValue());
      tree.update(update.getKey(), update.getValue());
    }
    for (int leafIndex : proposals.removes()) {
      LeafNode old = member(leafIndex);
      removed.add(new RemovedMember(leafIndex, old));
      keys.release(old);
      support.remove(old);
      processing.remove(old);
    }
    typesSupported(proposals, processing);
    for (RemovedMember member : removed) {
      tree.remove(member.leafIndex());
    }
    keys.releaseParents(tree.drainDisplacedParentKeys());
    updated.forEach(update -> claim(update.after(), update.leafIndex()));
    for (VerifiedKeyPackage keyPackage : proposals.adds()) {
      LeafNode leaf = keyPackage.leafNode();
      int leafIndex = tree.add(leaf);
      claim(leaf, leafIndex);
      support.add(leaf);
      added.add(new AddedMember(leafIndex, leaf, keyPackage.reference()));
      addedIndices.add(leafIndex);
    }
  }

  /// valn0311: those who process the commit support the types of its proposals.
  private void typesSupported(CommitProposals proposals, SupportTally processing) {
    SupportCounts counts = null;
    for (CoveredProposal covered : proposals.covered()) {
      Proposal proposal = covered.proposal();
      if (!proposal.type().isDefault()) {
        counts = counts == null ? processing.counts() : counts;
        require(
            counts.all(proposal.type()),
            Check.PROPOSAL_TYPE_SUPPORTED,
            "type",
            proposal.type().value());
      }
    }
  }

  /// Where the committer is; puts the leaf of one that joins in its place.
  private int leafIndex(Sender sender, CommitProposals proposals, Commit commit) {
    if (sender instanceof Sender.Member(long leafIndex)) {
      return (int) leafIndex;
    }
    LeafNode leaf = Objects.requireNonNull(commit.path()).leafNode();
    for (RemovedMember own : removed) {
      if (proposals.removedByCommitter(own.leafIndex())) {
        require(
            check.rules().credentials().mayReplace(own.leaf(), leaf), Check.EXTERNAL_REMOVES_SELF);
        check.leaves().succession(own.leaf(), leaf);
      }
    }
    return tree.fillLeftmostBlank(leaf);
  }

  private void mergePath(
      int leafIndex, @Nullable LeafNode before, UpdatePath path, CommitProposals proposals) {
    LeafNode leaf = path.leafNode();
    if (before != null) {
      check.leaves().succession(before, leaf);
    }
    PathChecks.leaf(leaf, check, proposals.requirements());
    PathChecks.shape(path, leafIndex, tree, addedIndices, check.access().crypto());
    PathChecks.claimKeys(path, keys);
    if (before != null) {
      keys.release(Kind.ENCRYPTION, before.encryptionKey());
      keys.release(Kind.SIGNATURE, before.signatureKey());
      support.remove(before);
    }
    require(
        keys.claim(Kind.SIGNATURE, leaf.signatureKey()),
        Check.SIGNATURE_KEY_UNIQUE,
        "leaf",
        leafIndex);
    support.add(leaf);
    PathChecks.merge(path, leafIndex, tree);
    check.leaves().signature(leaf, check.core().context().groupId(), leafIndex);
    keys.releaseParents(tree.drainDisplacedParentKeys());
  }

  private PublicGroup next(CommitProposals proposals) {
    SuiteCrypto crypto = check.access().crypto();
    GroupContext context = check.core().context();
    GroupContextExtensions change = proposals.contextExtensions();
    SupportCounts counts = support.counts();
    require(counts.members() <= check.rules().membersMax(), Check.MEMBERS_LIMIT);
    if (change != null) {
      proposals.requirements().checkMetBy(counts);
    }
    require(counts.allCredentialsInUse(), Check.LEAF_CREDENTIAL_IN_USE);
    Bytes confirmed =
        TranscriptHash.confirmed(crypto, check.core().interimTranscriptHash(), message);
    Bytes tag = Objects.requireNonNull(message.auth().confirmationTag());
    GroupContext nextContext =
        new GroupContext(
            context.version(),
            context.cipherSuite(),
            context.groupId(),
            context.epoch() + 1,
            tree.treeHash(),
            confirmed,
            change == null ? context.extensions() : change.extensions());
    GroupCore core =
        new GroupCore(
            nextContext,
            TranscriptHash.interim(crypto, confirmed, tag),
            tag,
            0,
            Extensions.EMPTY,
            Bytes.EMPTY,
            List.of());
    return new PublicGroup(core, tree.finish(), keys.keys(), counts);
  }

  private LeafNode member(int leafIndex) {
    LeafNode leaf = tree.leaf(leafIndex);
    if (leaf == null) {
      throw new CheckFailed(Rejection.of(Check.REMOVED_IS_MEMBER).with("leaf", leafIndex));
    }
    return leaf;
  }

  private void claim(LeafNode leaf, int leafIndex) {
    require(
        keys.claim(Kind.SIGNATURE, leaf.signatureKey()),
        Check.SIGNATURE_KEY_UNIQUE,
        "leaf",
        leafIndex);
    require(
        keys.claim(Kind.ENCRYPTION, leaf.encryptionKey()),
        Check.ENCRYPTION_KEY_UNIQUE,
        "leaf",
        leafIndex);
  }
}
