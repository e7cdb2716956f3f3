package im.restante.bench.core;

import static im.restante.bench.core.Identities.CRYPTO;
import static im.restante.bench.core.Identities.NOW_SECONDS;

import im.restante.crypto.Secret;
import im.restante.crypto.SeededRandom;
import im.restante.crypto.SignatureKeyPair;
import im.restante.ds.group.Applier;
import im.restante.ds.group.Digests;
import im.restante.ds.group.GroupLimits;
import im.restante.ds.group.GroupState;
import im.restante.ds.group.Joiners;
import im.restante.ds.group.Opening;
import im.restante.ds.group.UserKeys;
import im.restante.ds.group.Users;
import im.restante.ds.resident.Activation;
import im.restante.ds.resident.CellKind;
import im.restante.ds.resident.LeafTable;
import im.restante.log.record.Deliver;
import im.restante.mls.check.Checked;
import im.restante.mls.group.GroupRules;
import im.restante.mls.group.PublicGroup;
import im.restante.mls.label.Labels;
import im.restante.mls.member.ExternalJoinRequest;
import im.restante.mls.member.MemberGroup;
import im.restante.mls.member.MemberSettings;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.ExternalPub;
import im.restante.mls.message.GroupContext;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.ProtocolVersion;
import im.restante.mls.message.RatchetTree;
import im.restante.protocol.ds.DsTypes;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.ds.RequestHash;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// A group with a warm tree at the service, and one of its members with live secrets.
///
/// The live member joins the synthetic tree by an external commit, so everything about it is real.
public final class WarmGroup {
  public static final GroupLimits LIMITS = GroupLimits.defaults();

  private static final int ACTIVITY_BYTES = 16;
  private static final int CONFIG_HASH_BYTES = 16;
  private static final int RECIPIENT_BYTES = Deliver.ROUTE_BYTES + CONFIG_HASH_BYTES;
  private static final int SYNTHETIC_EPOCH = 100;

  final MetadataMode mode;
  final Bytes groupId = Bytes.utf8("a group that is measured");
  final Secret groupKey;
  final SeededRandom random;
  final Activation activation;
  final SignatureKeyPair memberKeys;
  final MemberGroup member;
  final GroupState state;
  final int treeBytes;

  /// @param recipients leaves that have a route; the live member has one anyway
  WarmGroup(MetadataMode mode, int members, int recipients) {
    this.mode = mode;
    random = new SeededRandom("warm group " + mode + members);
    groupKey = random.secret(32);
    activation = new Activation(random);
    memberKeys = CRYPTO.generateSignatureKeyPair(random);
    member = join(members);
    Bytes tree = member.ratchetTree();
    treeBytes = tree.size();
    state = state(members, recipients, tree);
  }

  Opening open() {
    return Opening.of(mode, CRYPTO, groupKey, activation);
  }

  private MemberGroup join(int members) {
    WarmTree tree = new WarmTree(mode, groupId, members - 1, random);
    GroupContext context =
        new GroupContext(
            ProtocolVersion.MLS10,
            new CipherSuiteId(CRYPTO.suite().value()),
            groupId,
            SYNTHETIC_EPOCH,
            tree.treeHash(),
            random.bytes(CRYPTO.suite().hashLength()),
            Identities.groupExtensions(mode));
    GroupInfo unsigned =
        GroupInfo.of(
            context,
            Extensions.of(
                Extension.of(
                    ExtensionType.EXTERNAL_PUB,
                    new ExternalPub(CRYPTO.generateHpkeKeyPair(random).publicKey()))),
            random.bytes(CRYPTO.suite().hashLength()),
            0,
            Bytes.EMPTY);
    GroupInfo info =
        unsigned.withSignature(
            Labels.signWithLabel(
                CRYPTO, tree.keys(0).privateKey(), "GroupInfoTBS", unsigned.toBeSigned()));
    return MemberGroup.joinExternally(
            MemberSettings.standard(),
            CRYPTO,
            info,
            WireReader.decode(tree.ratchetTree(), RatchetTree::read),
            ExternalJoinRequest.of(
                Identities.leaf(mode, members - 1, memberKeys, random), memberKeys),
            random,
            NOW_SECONDS)
        .orElseThrow()
        .group();
  }

  private GroupState state(int members, int recipients, Bytes tree) {
    GroupInfo info = member.groupInfo(Extensions.EMPTY);
    RatchetTree besideIt = WireReader.decode(tree, RatchetTree::read);
    try (Opening opening = open()) {
      if (!(PublicGroup.create(info, besideIt, opening.access(), GroupRules.standard(), NOW_SECONDS)
          instanceof Checked.Valid<PublicGroup>(PublicGroup group))) {
        throw new IllegalStateException("the synthetic group is not valid");
      }
      Map<Integer, Bytes> routes = new HashMap<>();
      for (int i = 0; i < recipients; i++) {
        routes.put(i, random.bytes(RECIPIENT_BYTES));
      }
      routes.put(
          members - 1,
          recipient(Objects.requireNonNull(group.member(opening.access(), members - 1))));
      GroupState bare =
          new GroupState(
              mode,
              CRYPTO.suite(),
              opening.vault().seal(CellKind.CORE, 0, group.core().encode()),
              group.tree(),
              group.keys(),
              group.support(),
              Users.EMPTY,
              UserKeys.EMPTY,
              LeafTable.empty(CellKind.RECIPIENTS, RECIPIENT_BYTES).with(routes, opening.vault()),
              LeafTable.empty(CellKind.ACTIVITY, ACTIVITY_BYTES)
                  .with(Map.of(members - 1, random.bytes(ACTIVITY_BYTES)), opening.vault()),
              Joiners.EMPTY,
              Digests.EMPTY);
      return Applier.replay(bare, java.util.List.of(), LIMITS, opening);
    }
  }

  private Bytes recipient(LeafNode leaf) {
    Bytes config = Objects.requireNonNull(leaf.extensions().find(DsTypes.QUEUE_CONFIG));
    return Bytes.concat(
        random.bytes(Deliver.ROUTE_BYTES),
        RequestHash.of(Bytes.concat(config, leaf.signatureKey())).slice(0, CONFIG_HASH_BYTES));
  }
}
