package im.restante.mls.schedule;

import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.wire.Bytes;

/// The steps of the key schedule from one epoch to the next (RFC 9420 §8, Figure 22).
///
/// Every argument stays the caller's to close.
public final class KeySchedule {
  private KeySchedule() {}

  /// joiner_secret: what a Welcome carries and what both old and new members derive from.
  ///
  /// @param groupContext the new epoch's encoded GroupContext
  public static Secret joinerSecret(
      SuiteCrypto crypto, Secret initSecret, Secret commitSecret, Bytes groupContext) {
    try (Secret extracted = crypto.extract(initSecret, commitSecret)) {
      return Labels.expandWithLabel(
          crypto, extracted, "joiner", groupContext, crypto.suite().hashLength());
    }
  }

  /// The unnamed secret between joiner_secret and both welcome_secret and epoch_secret.
  public static Secret memberSecret(SuiteCrypto crypto, Secret joinerSecret, Secret pskSecret) {
    return crypto.extract(joinerSecret, pskSecret);
  }

  /// welcome_secret, from which GroupInfo encryption derives (§12.4.3.1).
  public static Secret welcomeSecret(SuiteCrypto crypto, Secret memberSecret) {
    return Labels.deriveSecret(crypto, memberSecret, "welcome");
  }

  /// epoch_secret, the root of [EpochSecrets].
  ///
  /// @param groupContext the new epoch's encoded GroupContext
  public static Secret epochSecret(SuiteCrypto crypto, Secret memberSecret, Bytes groupContext) {
    return Labels.expandWithLabel(
        crypto, memberSecret, "epoch", groupContext, crypto.suite().hashLength());
  }

  /// MLS-Exporter (§8.5).
  ///
  /// @param length bytes to derive, at most 255 Nh
  public static Secret export(
      SuiteCrypto crypto, Secret exporterSecret, String label, Bytes context, int length) {
    try (Secret derived = Labels.deriveSecret(crypto, exporterSecret, label)) {
      return Labels.expandWithLabel(crypto, derived, "exported", crypto.hash(context), length);
    }
  }
}
