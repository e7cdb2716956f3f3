package im.restante.mls.member;

import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.group.GroupAccess;
import im.restante.mls.group.PublicGroup;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.GroupContext;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.ProtocolVersion;
import im.restante.mls.schedule.EpochSecrets;
import im.restante.mls.schedule.SecretTree;
import im.restante.mls.tree.TreeEditor;
import im.restante.wire.Bytes;

/// Epoch 0 of a new group (RFC 9420 §11).
final class Founding {
  private Founding() {}

  static MemberGroup create(
      MemberSettings settings,
      SuiteCrypto crypto,
      Bytes groupId,
      Extensions extensions,
      KeyPackageBundle creator,
      RandomSource random,
      long nowSeconds) {
    GroupAccess access = GroupAccess.open(crypto);
    TreeEditor tree = new TreeEditor(access.vault(), crypto);
    int leafIndex = tree.fillLeftmostBlank(creator.keyPackage().leafNode());
    GroupContext context =
        new GroupContext(
            ProtocolVersion.MLS10,
            new CipherSuiteId(crypto.suite().value()),
            groupId,
            0,
            tree.treeHash(),
            Bytes.EMPTY,
            extensions);
    EpochSecrets secrets;
    SecretTree secretTree;
    try (Secret epochSecret = random.secret(crypto.suite().hashLength())) {
      secrets = EpochSecrets.derive(crypto, epochSecret);
      secretTree =
          new SecretTree(
              EpochSecrets.encryptionSecret(crypto, epochSecret),
              tree.leafCount(),
              settings.limits().ratchet());
    }
    Extensions infoExtensions =
        GroupInfos.withExternalPub(
            crypto,
            secrets,
            Extensions.of(new Extension(ExtensionType.RATCHET_TREE, tree.ratchetTree())));
    GroupInfo info =
        GroupInfos.signed(
            crypto,
            context,
            infoExtensions,
            secrets.confirmationTag(crypto, Bytes.EMPTY),
            leafIndex,
            creator.signatureKey());
    PublicGroup group =
        MemberGroup.valid(PublicGroup.create(info, null, access, settings.rules(), nowSeconds));
    Epoch epoch =
        new Epoch(
            group,
            secrets,
            secretTree,
            PrivatePath.ofLeaf(leafIndex, creator.encryptionKey().duplicate()),
            creator.signatureKey().duplicate());
    return new MemberGroup(settings, access, MemberState.starting(epoch, settings.limits()));
  }
}
