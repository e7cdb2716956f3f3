package im.restante.mls.group;

import static im.restante.mls.check.CheckFailed.require;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.check.Check;
import im.restante.mls.check.CheckFailed;
import im.restante.mls.check.Checked;
import im.restante.mls.check.Rejection;
import im.restante.mls.group.KeyFingerprint.Kind;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.GroupContext;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.ProtocolVersion;
import im.restante.mls.message.RatchetTree;
import im.restante.mls.schedule.TranscriptHash;
import im.restante.mls.tree.RatchetTreeNodes;
import im.restante.mls.tree.TreeMath;
import im.restante.mls.tree.TreeValidation;
import im.restante.mls.tree.TreeView;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The checks of RFC 9420 §12.4.3.1 on a whole group, and what is derived from its tree.
final class GroupCreation {
  private GroupCreation() {}

  static PublicGroup check(
      GroupInfo info,
      @Nullable RatchetTree besideTree,
      GroupAccess access,
      GroupRules rules,
      long nowSeconds) {
    SuiteCrypto crypto = access.crypto();
    GroupContext context = info.groupContext();
    require(
        context.version().equals(ProtocolVersion.MLS10)
            && context.cipherSuite().value() == crypto.suite().value(),
        Check.GROUP_INFO_SUITE,
        "suite",
        context.cipherSuite().value());
    require(
        info.confirmationTag().size() == crypto.suite().hashLength(),
        Check.GROUP_INFO_CONFIRMATION_TAG);
    GroupInfoChecks.extensions(info.extensions());
    GroupRequirements requirements = GroupRequirements.check(context.extensions());
    // A tree is less than twice as wide as the group at its largest.
    var tree =
        valid(RatchetTreeNodes.check(received(info, besideTree).nodes(), 2 * rules.membersMax()))
            .toTree(access.vault(), crypto);
    TreeView view = new TreeView(tree, access.vault(), crypto);
    require(view.memberCount() <= rules.membersMax(), Check.MEMBERS_LIMIT);
    require(view.treeHash().equals(context.treeHash()), Check.TREE_HASH);
    Rejection rejection = TreeValidation.check(view);
    if (rejection != null) {
      throw new CheckFailed(rejection);
    }
    GroupInfoChecks.signature(info, view, access);
    LeafChecks leaves = new LeafChecks(crypto, rules, nowSeconds);
    view.forEachMember((leafIndex, leaf) -> {
      leaves.self(leaf);
      requirements.checkMetBy(leaf.capabilities());
      leaves.signature(leaf, context.groupId(), leafIndex);
    });
    GroupCore core =
        new GroupCore(
            context,
            TranscriptHash.interim(
                crypto, context.confirmedTranscriptHash(), info.confirmationTag()),
            info.confirmationTag(),
            info.signer(),
            GroupInfoChecks.emptied(info.extensions(), view),
            info.signature(),
            List.of());
    PublicGroup group = index(core.compact(), tree, access);
    require(group.support().allCredentialsInUse(), Check.LEAF_CREDENTIAL_IN_USE);
    return group;
  }

  /// The group with keys and counts gathered from its tree, which is known to be valid.
  static PublicGroup index(
      GroupCore core, im.restante.mls.tree.RatchetTree tree, GroupAccess access) {
    TreeView view = new TreeView(tree, access.vault(), access.crypto());
    KeyRoll keys = new KeyRoll(FingerprintSet.EMPTY, access.fingerprints());
    SupportTally support = new SupportTally(SupportCounts.EMPTY);
    view.forEachMember((leafIndex, leaf) -> {
      support.add(leaf);
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
    });
    for (int node = 1; node < TreeMath.nodeCount(tree.leafCount()); node += 2) {
      var parent = view.parent(node);
      require(
          parent == null || keys.claim(Kind.ENCRYPTION, parent.encryptionKey()),
          Check.PARENT_KEY_UNIQUE,
          "node",
          node);
    }
    return new PublicGroup(core, tree, keys.keys(), support.counts());
  }

  private static RatchetTree received(GroupInfo info, @Nullable RatchetTree besideTree) {
    Extensions extensions = info.extensions();
    Bytes inside = extensions.find(ExtensionType.RATCHET_TREE);
    if (inside != null) {
      try {
        return WireReader.decode(inside, RatchetTree::read);
      } catch (MalformedMessage malformed) {
        throw new CheckFailed(Rejection.of(Check.GROUP_INFO_TREE));
      }
    }
    if (besideTree == null) {
      throw new CheckFailed(Rejection.of(Check.GROUP_INFO_TREE));
    }
    return besideTree;
  }

  private static <T> T valid(Checked<T> checked) {
    return switch (checked) {
      case Checked.Valid<T>(T value) -> value;
      case Checked.Invalid<T>(Rejection rejection) -> throw new CheckFailed(rejection);
    };
  }
}
