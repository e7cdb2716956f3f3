package im.restante.mls.member;

import im.restante.crypto.HpkeSealed;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.group.GroupAccess;
import im.restante.mls.group.PublicGroup;
import im.restante.mls.label.Labels;
import im.restante.mls.message.EncryptedGroupSecrets;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.GroupSecrets;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.ParentNode;
import im.restante.mls.message.RatchetTree;
import im.restante.mls.message.Welcome;
import im.restante.mls.schedule.KeySchedule;
import im.restante.mls.schedule.PskInput;
import im.restante.mls.schedule.PskSecret;
import im.restante.mls.schedule.WelcomeKeys;
import im.restante.mls.tree.PathStep;
import im.restante.mls.tree.TreeView;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Joins a group by a Welcome (RFC 9420 §12.4.3.1).
///
/// @param bundle the KeyPackage that the Welcome was made for
record WelcomeOpening(MemberSettings settings, GroupAccess access, KeyPackageBundle bundle) {

  static WelcomeJoin join(
      MemberSettings settings,
      SuiteCrypto crypto,
      Bytes message,
      KeyPackageBundle bundle,
      @Nullable RatchetTree besideTree,
      long nowSeconds) {
    if (!(MLSMessage.decode(message).body() instanceof Welcome welcome)) {
      throw Refused.by(MemberCheck.MESSAGE_KIND);
    }
    return new WelcomeOpening(settings, GroupAccess.open(crypto), bundle)
        .open(welcome, besideTree, nowSeconds);
  }

  /// The GroupInfo inside the Welcome: authentic only once [#join] has checked it with its tree.
  static GroupInfo peek(
      MemberSettings settings, SuiteCrypto crypto, Bytes message, KeyPackageBundle bundle) {
    if (!(MLSMessage.decode(message).body() instanceof Welcome welcome)) {
      throw Refused.by(MemberCheck.MESSAGE_KIND);
    }
    WelcomeOpening opening = new WelcomeOpening(settings, GroupAccess.open(crypto), bundle);
    Opened opened = opening.decrypt(welcome);
    opened.joiner().close();
    return opened.info();
  }

  /// What the Welcome's two ciphertexts hold.
  private record Opened(GroupSecrets secrets, List<PskInput> psks, Secret joiner, GroupInfo info) {}

  private Opened decrypt(Welcome welcome) {
    Refused.unless(
        welcome.cipherSuite().value() == crypto().suite().value()
            && bundle.keyPackage().cipherSuite().equals(welcome.cipherSuite()),
        MemberCheck.WELCOME_SUITE);
    GroupSecrets secrets = groupSecrets(welcome);
    List<PskInput> psks =
        new PskSource(settings.psks(), Bytes.EMPTY, new ResumptionPsks()).of(secrets.psks());
    Secret joiner = Secret.copyOf(secrets.joinerSecret());
    return new Opened(secrets, psks, joiner, groupInfo(welcome, joiner, psks));
  }

  private WelcomeJoin open(Welcome welcome, @Nullable RatchetTree besideTree, long nowSeconds) {
    Opened opened = decrypt(welcome);
    GroupSecrets secrets = opened.secrets();
    List<PskInput> psks = opened.psks();
    GroupInfo info = opened.info();
    try (Secret joiner = opened.joiner()) {
      Refused.unless(
          besideTree != null || info.extensions().contains(ExtensionType.RATCHET_TREE),
          MemberCheck.TREE_PRESENT);
      PublicGroup group =
          MemberGroup.valid(
              PublicGroup.joined(info, besideTree, access, settings.rules(), nowSeconds));
      EpochKeys keys =
          EpochKeys.derive(
              crypto(),
              joiner,
              psks,
              info.groupContext(),
              group.tree().leafCount(),
              settings.limits().ratchet());
      keys.welcomeSecret().close();
      boolean joined = false;
      try {
        Refused.unless(
            keys.secrets()
                .confirmationTag(crypto(), info.groupContext().confirmedTranscriptHash())
                .equalsConstantTime(info.confirmationTag()),
            MemberCheck.CONFIRMATION_TAG);
        PrivatePath path = path(group, info, secrets.pathSecret());
        Epoch epoch =
            new Epoch(
                group, keys.secrets(), keys.secretTree(), path, bundle.signatureKey().duplicate());
        joined = true;
        return new WelcomeJoin(
            new MemberGroup(settings, access, MemberState.starting(epoch, settings.limits())),
            info);
      } finally {
        if (!joined) {
          keys.close();
        }
      }
    }
  }

  private GroupSecrets groupSecrets(Welcome welcome) {
    Bytes reference = bundle.reference(crypto());
    for (EncryptedGroupSecrets each : welcome.secrets()) {
      if (each.newMember().equals(reference)) {
        Bytes opened =
            Labels.decryptWithLabel(
                crypto(),
                bundle.initKey(),
                bundle.keyPackage().initKey(),
                "Welcome",
                welcome.encryptedGroupInfo(),
                new HpkeSealed(
                    each.encryptedGroupSecrets().kemOutput(),
                    each.encryptedGroupSecrets().ciphertext()));
        if (opened == null) {
          throw Refused.by(MemberCheck.GROUP_SECRETS);
        }
        GroupSecrets secrets = WireReader.decode(opened, GroupSecrets::read);
        int secretSize = crypto().suite().hashLength();
        Bytes pathSecret = secrets.pathSecret();
        Refused.unless(
            secrets.joinerSecret().size() == secretSize
                && (pathSecret == null || pathSecret.size() == secretSize),
            MemberCheck.GROUP_SECRETS);
        return secrets;
      }
    }
    throw Refused.by(MemberCheck.WELCOME_FOR_KEY_PACKAGE);
  }

  private GroupInfo groupInfo(Welcome welcome, Secret joiner, List<PskInput> psks) {
    try (Secret psk = PskSecret.of(crypto(), psks);
        Secret member = KeySchedule.memberSecret(crypto(), joiner, psk);
        Secret welcomeSecret = KeySchedule.welcomeSecret(crypto(), member);
        WelcomeKeys keys = WelcomeKeys.derive(crypto(), welcomeSecret)) {
      Bytes opened = keys.open(crypto(), welcome.encryptedGroupInfo());
      if (opened == null) {
        throw Refused.by(MemberCheck.GROUP_INFO);
      }
      return WireReader.decode(opened, GroupInfo::read);
    }
  }

  private PrivatePath path(PublicGroup group, GroupInfo info, @Nullable Bytes pathSecret) {
    TreeView view = group.view(access);
    PrivatePath own = PrivatePath.ofLeaf(ownLeaf(view), bundle.encryptionKey().duplicate());
    if (pathSecret == null) {
      return own;
    }
    int signer = (int) info.signer();
    Refused.unless(signer != own.leafIndex(), MemberCheck.NOT_OWN);
    List<PathStep> steps = view.filteredDirectPath(signer);
    List<Bytes> publicKeys = new ArrayList<>(steps.size());
    for (PathStep step : steps) {
      ParentNode parent = view.parent(step.node());
      publicKeys.add(parent == null ? Bytes.EMPTY : parent.encryptionKey());
    }
    PrivatePath.Opened opened =
        own.follow(crypto(), steps, own.commonStep(steps), Secret.copyOf(pathSecret), publicKeys);
    opened.commitSecret().close();
    return opened.path();
  }

  private int ownLeaf(TreeView view) {
    LeafNode own = bundle.keyPackage().leafNode();
    int[] found = {-1};
    view.forEachMember((leafIndex, leaf) -> {
      if (leaf.encoded().equals(own.encoded())) {
        found[0] = leafIndex;
      }
    });
    Refused.unless(found[0] >= 0, MemberCheck.OWN_LEAF_IN_TREE);
    return found[0];
  }

  private SuiteCrypto crypto() {
    return access.crypto();
  }
}
