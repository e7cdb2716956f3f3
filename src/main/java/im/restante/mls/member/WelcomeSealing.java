package im.restante.mls.member;

import im.restante.crypto.HpkeSealed;
import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.EncryptedGroupSecrets;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.GroupSecrets;
import im.restante.mls.message.HPKECiphertext;
import im.restante.mls.message.PreSharedKeyID;
import im.restante.mls.message.Welcome;
import im.restante.mls.schedule.PskInput;
import im.restante.mls.schedule.WelcomeKeys;
import im.restante.mls.tree.PathStep;
import im.restante.mls.tree.TreeMath;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the Welcome for the clients that a commit adds (RFC 9420 §12.4.3.1).
final class WelcomeSealing {
  private WelcomeSealing() {}

  /// @param path the commit's path, null if it has none
  /// @param groupInfo the signed GroupInfo for the joiners, with their secret extensions
  static Welcome seal(
      SuiteCrypto crypto,
      List<Joiner> joiners,
      Secret joinerSecret,
      Secret welcomeSecret,
      @Nullable FreshPath path,
      List<PskInput> psks,
      GroupInfo groupInfo,
      RandomSource random) {
    Bytes encryptedGroupInfo;
    try (WelcomeKeys keys = WelcomeKeys.derive(crypto, welcomeSecret)) {
      encryptedGroupInfo = keys.seal(crypto, groupInfo.encoded());
    }
    List<PreSharedKeyID> pskIds = psks.stream().map(PskInput::id).toList();
    List<EncryptedGroupSecrets> secrets = new ArrayList<>(joiners.size());
    for (Joiner joiner : joiners) {
      GroupSecrets plain =
          new GroupSecrets(
              joinerSecret.copy(), path == null ? null : pathSecret(path, joiner), pskIds);
      HpkeSealed sealed =
          Labels.encryptWithLabel(
              crypto,
              joiner.keyPackage().initKey(),
              "Welcome",
              encryptedGroupInfo,
              plain.encode(),
              random);
      secrets.add(
          new EncryptedGroupSecrets(
              Labels.refHash(crypto, "MLS 1.0 KeyPackage Reference", joiner.keyPackage().encoded()),
              new HPKECiphertext(sealed.kemOutput(), sealed.ciphertext())));
    }
    return new Welcome(new CipherSuiteId(crypto.suite().value()), secrets, encryptedGroupInfo);
  }

  /// path_secret of the lowest node above both the committer and the new member.
  private static Bytes pathSecret(FreshPath path, Joiner joiner) {
    int leafNode = TreeMath.nodeOfLeaf(joiner.leafIndex());
    for (int i = 0; i < path.steps().size(); i++) {
      PathStep step = path.steps().get(i);
      if (TreeMath.covers(step.node(), leafNode)) {
        return path.pathSecrets().get(i).copy();
      }
    }
    throw new IllegalStateException("new member under no node of the path");
  }
}
