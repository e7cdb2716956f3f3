package im.restante.mls.group;

import im.restante.mls.check.CheckFailed;
import im.restante.mls.check.Checked;
import im.restante.mls.message.AuthenticatedContent;
import im.restante.mls.message.GroupContext;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.RatchetTree;
import im.restante.mls.tree.TreeView;
import im.restante.wire.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An immutable snapshot of a group in one epoch, as far as public data tell.
///
/// The parts are persistent: the next snapshot shares with this one all that a message did not
/// change, and a refused message costs nothing to undo. Each part can be kept in its own form at
/// rest and in memory: the core as its encoding, the tree as cells, the rest as it is. Safe to
/// share.
///
/// @param keys fingerprints of all signature and encryption keys in the tree
/// @param support how many members support which types
public record PublicGroup(
    GroupCore core,
    im.restante.mls.tree.RatchetTree tree,
    FingerprintSet keys,
    SupportCounts support) {

  /// The group of a signed GroupInfo, with everything about it verified (RFC 9420 §12.4.3.1): each
  /// leaf, all parent hashes, the tree hash, the GroupContext, `external_pub`, the signature.
  ///
  /// Costs a signature check for each member: not for an event loop.
  ///
  /// @param besideTree the ratchet tree where the GroupInfo has none in its extensions
  public static Checked<PublicGroup> create(
      GroupInfo info,
      @Nullable RatchetTree besideTree,
      GroupAccess access,
      GroupRules rules,
      long nowSeconds) {
    return Checked.of(() -> {
      GroupInfoChecks.externalPub(info.extensions(), access);
      return GroupCreation.check(info, besideTree, access, rules, nowSeconds);
    });
  }

  /// The group that a Welcome's GroupInfo describes: as [#create], but without need for an
  /// `external_pub`.
  public static Checked<PublicGroup> joined(
      GroupInfo info,
      @Nullable RatchetTree besideTree,
      GroupAccess access,
      GroupRules rules,
      long nowSeconds) {
    return Checked.of(() -> GroupCreation.check(info, besideTree, access, rules, nowSeconds));
  }

  /// The group whose core and tree were stored; what follows from the tree is computed anew.
  ///
  /// Throws [IllegalStateException] for a tree that was never one of ours.
  public static PublicGroup load(
      GroupCore core, im.restante.mls.tree.RatchetTree tree, GroupAccess access) {
    try {
      return GroupCreation.index(core, tree, access);
    } catch (CheckFailed failed) {
      throw new IllegalStateException("stored tree is not valid", failed);
    }
  }

  public GroupContext context() {
    return core.context();
  }

  public Bytes groupId() {
    return core.context().groupId();
  }

  public long epoch() {
    return core.context().epoch();
  }

  public int memberCount() {
    return support.members();
  }

  /// A reading of the tree, for as long as `access` lasts.
  public TreeView view(GroupAccess access) {
    return new TreeView(tree, access.vault(), access.crypto());
  }

  /// The member's leaf, null for an index of none; `leafIndex` may be anything.
  public @Nullable LeafNode member(GroupAccess access, long leafIndex) {
    TreeView view = view(access);
    return view.hasMember(leafIndex) ? view.leaf((int) leafIndex) : null;
  }

  /// Checks a proposal sent by itself and keeps it for a commit of this epoch (RFC 9420 §12.1.8,
  /// B-52). Members, external senders and would-be members may send.
  public Checked<AcceptedProposal> propose(
      PublicMessage message,
      GroupAccess access,
      GroupRules rules,
      KnownKeyPackages known,
      long nowSeconds) {
    return Checked.of(() -> {
      FramingChecks.header(message.content(), context());
      FramingChecks.tagLengths(message, access.crypto().suite().hashLength());
      return new ProposalValidation(
              GroupCheck.of(this, access, rules, known, nowSeconds, view(access)),
              message.authenticatedContent(),
              message.membershipTag())
          .run();
    });
  }

  /// As [#propose], however the proposal was framed: what a member does.
  ///
  /// @param membershipTag of a member's PublicMessage, else null
  public Checked<AcceptedProposal> keep(
      AuthenticatedContent message,
      @Nullable Bytes membershipTag,
      GroupAccess access,
      GroupRules rules,
      KnownKeyPackages known,
      long nowSeconds) {
    return Checked.of(() -> {
      FramingChecks.header(message.content(), context());
      return new ProposalValidation(
              GroupCheck.of(this, access, rules, known, nowSeconds, view(access)),
              message,
              membershipTag)
          .run();
    });
  }

  /// Checks a commit and the GroupInfo of the epoch it starts (B-56, B-57), and returns that epoch.
  ///
  /// Of the signatures, an empty commit with a path needs three: frame, leaf, GroupInfo. A message
  /// of another epoch is refused before any (P6).
  public Checked<AcceptedCommit> commit(
      PublicMessage message,
      PartialGroupInfo info,
      GroupAccess access,
      GroupRules rules,
      KnownKeyPackages known,
      long nowSeconds) {
    return Checked.of(() -> {
      FramingChecks.header(message.content(), context());
      FramingChecks.tagLengths(message, access.crypto().suite().hashLength());
      GroupInfoChecks.extensions(info.extensions());
      GroupInfoChecks.externalPub(info.extensions(), access);
      AcceptedCommit staged =
          stage(message.authenticatedContent(), access, rules, known, nowSeconds);
      PublicGroup next = staged.next().withInfo(info, staged.summary().committer(), access);
      return new AcceptedCommit(next, staged.summary());
    });
  }

  /// Checks a commit without a GroupInfo, however it was framed: what a member does before it turns
  /// to the secrets. The next group has no GroupInfo to give to joiners.
  public Checked<AcceptedCommit> follow(
      AuthenticatedContent message,
      GroupAccess access,
      GroupRules rules,
      KnownKeyPackages known,
      long nowSeconds) {
    return Checked.of(() -> {
      FramingChecks.header(message.content(), context());
      return stage(message, access, rules, known, nowSeconds);
    });
  }

  /// The signed GroupInfo of this epoch, for joiners; with the ratchet tree if its signer put it
  /// in.
  public GroupInfo groupInfo(GroupAccess access) {
    return GroupInfo.of(
        core.context(),
        GroupInfoChecks.filled(core.groupInfoExtensions(), view(access)),
        core.confirmationTag(),
        core.signer(),
        core.groupInfoSignature());
  }

  /// The content of a ratchet_tree extension for this epoch; costs the whole tree.
  public Bytes ratchetTree(GroupAccess access) {
    return view(access).ratchetTree();
  }

  PublicGroup withPending(List<PendingProposal> pending) {
    return new PublicGroup(core.withPending(pending).compact(), tree, keys, support);
  }

  private AcceptedCommit stage(
      AuthenticatedContent message,
      GroupAccess access,
      GroupRules rules,
      KnownKeyPackages known,
      long nowSeconds) {
    var editor = new im.restante.mls.tree.TreeEditor(tree, access.vault(), access.crypto());
    return new CommitValidation(
            GroupCheck.of(this, access, rules, known, nowSeconds, editor), editor, message)
        .run();
  }

  private PublicGroup withInfo(PartialGroupInfo info, int signer, GroupAccess access) {
    GroupInfo signed =
        GroupInfo.of(
            core.context(), info.extensions(), core.confirmationTag(), signer, info.signature());
    TreeView view = view(access);
    GroupInfoChecks.signature(signed, view, access);
    GroupCore next =
        new GroupCore(
            core.context(),
            core.interimTranscriptHash(),
            core.confirmationTag(),
            signer,
            GroupInfoChecks.emptied(info.extensions(), view),
            info.signature(),
            core.pending());
    return new PublicGroup(next.compact(), tree, keys, support);
  }
}
