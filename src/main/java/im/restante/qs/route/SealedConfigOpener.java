package im.restante.qs.route;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.protocol.qs.ClientQueueConfig;
import im.restante.protocol.qs.QueueConfig;
import im.restante.protocol.qs.QueueConfigInfo;
import im.restante.protocol.qs.QueueConfigTBS;
import im.restante.protocol.qs.SealedQueueConfig;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;

/// Opens queue configurations and checks who made them. Thread-safe; a call costs one HPKE opening
/// or one signature verification, so it belongs on a worker.
public final class SealedConfigOpener {
  private final SuiteCrypto crypto;
  private final Bytes providerDomain;
  private final QueueConfigKeys keys;

  /// `crypto` is suite 1, whose KEM, KDF, AEAD and signatures sealed configurations use.
  public SealedConfigOpener(SuiteCrypto crypto, Bytes providerDomain, QueueConfigKeys keys) {
    this.crypto = crypto;
    this.providerDomain = providerDomain;
    this.keys = keys;
  }

  /// What opening a configuration gave.
  public sealed interface Opening {
    /// Opened, and not yet proven to be its owner's: [#isOwners].
    record Opened(QueueConfig config) implements Opening {}

    record Invalid() implements Opening {}

    record KeyUnknown() implements Opening {}
  }

  /// Opens a configuration for the leaf it stood in (V10, C-05).
  public Opening open(QueueAddress address, long nowSeconds) {
    ClientQueueConfig config = address.config();
    if (!config.clientHomeserverDomain().equals(providerDomain)) {
      return new Opening.Invalid();
    }
    SealedQueueConfig sealed = config.sealedConfig();
    return switch (keys.standing(sealed.keyEpoch(), nowSeconds)) {
      case QueueConfigKeys.Standing.Usable(var key) -> open(sealed, key, address.leafKeyHash());
      case QueueConfigKeys.Standing.Expired _ -> new Opening.Invalid();
      case QueueConfigKeys.Standing.Unknown _ -> new Opening.KeyUnknown();
    };
  }

  private Opening open(SealedQueueConfig sealed, QueueConfigKey key, Bytes leafKeyHash) {
    Bytes plaintext =
        crypto.hpkeOpen(
            key.keyPair().privateKey(),
            key.keyPair().publicKey(),
            sealed.kemOutput(),
            new QueueConfigInfo(providerDomain, sealed.keyEpoch()).encode(),
            leafKeyHash,
            sealed.ciphertext());
    if (plaintext == null) {
      return new Opening.Invalid();
    }
    try {
      return new Opening.Opened(WireReader.decode(plaintext, QueueConfig::read));
    } catch (MalformedMessage malformed) {
      return new Opening.Invalid();
    }
  }

  /// Whether the client record named in `config` made it, for this leaf (C-23).
  public boolean isOwners(QueueConfig config, Bytes leafKeyHash, QueueOwner owner) {
    return owner.userId().equals(config.userId())
        && Labels.verifyWithLabel(
            crypto,
            owner.recordAuthKey(),
            QueueConfigTBS.LABEL,
            new QueueConfigTBS(
                    config.userId(),
                    config.clientId(),
                    config.pushTokenKey(),
                    providerDomain,
                    leafKeyHash)
                .encode(),
            config.recordSignature());
  }
}
