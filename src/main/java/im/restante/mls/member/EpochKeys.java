package im.restante.mls.member;

import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.GroupContext;
import im.restante.mls.schedule.EpochSecrets;
import im.restante.mls.schedule.KeySchedule;
import im.restante.mls.schedule.PskInput;
import im.restante.mls.schedule.PskSecret;
import im.restante.mls.schedule.RatchetLimits;
import im.restante.mls.schedule.SecretTree;
import java.util.List;

/// What the key schedule yields for a new epoch (RFC 9420 §8).
///
/// @param welcomeSecret for the Welcome only; close it when that is done
record EpochKeys(Secret welcomeSecret, EpochSecrets secrets, SecretTree secretTree) {

  /// From joiner_secret on, as a joiner by Welcome and everybody else does.
  ///
  /// @param leafCount leaves of the new epoch's tree, blank ones included
  static EpochKeys derive(
      SuiteCrypto crypto,
      Secret joinerSecret,
      List<PskInput> psks,
      GroupContext context,
      int leafCount,
      RatchetLimits limits) {
    try (Secret psk = PskSecret.of(crypto, psks);
        Secret member = KeySchedule.memberSecret(crypto, joinerSecret, psk);
        Secret epoch = KeySchedule.epochSecret(crypto, member, context.encode())) {
      return new EpochKeys(
          KeySchedule.welcomeSecret(crypto, member),
          EpochSecrets.derive(crypto, epoch),
          new SecretTree(EpochSecrets.encryptionSecret(crypto, epoch), leafCount, limits));
    }
  }

  /// Forgets an epoch that did not come to be.
  void close() {
    welcomeSecret.close();
    secrets.close();
    secretTree.close();
  }
}
