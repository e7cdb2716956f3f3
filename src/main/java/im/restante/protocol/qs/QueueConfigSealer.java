package im.restante.protocol.qs;

import im.restante.crypto.HpkeSealed;
import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// Makes the queue configurations of one client: signed by its record key, sealed to its provider.
///
/// Every call gives other bytes, and every leaf gets its own call (C-19, V10). Thread-safe.
public final class QueueConfigSealer {
  private final SuiteCrypto crypto;
  private final Bytes providerDomain;
  private final QsUserId userId;
  private final QsClientId clientId;
  private final Secret clientRecordKey;

  /// `crypto` is suite 1, whose KEM, KDF, AEAD and signatures sealed configurations use.
  public QueueConfigSealer(
      SuiteCrypto crypto,
      Bytes providerDomain,
      QsUserId userId,
      QsClientId clientId,
      Secret clientRecordKey) {
    this.crypto = crypto;
    this.providerDomain = providerDomain;
    this.userId = userId;
    this.clientId = clientId;
    this.clientRecordKey = clientRecordKey;
  }

  /// A configuration for the leaf with `leafSignatureKey` and no other.
  ///
  /// Throws [IllegalArgumentException] if the provider's key is no valid one.
  public ClientQueueConfig seal(
      EncryptionKey providerKey,
      Bytes leafSignatureKey,
      @Nullable Bytes pushTokenKey,
      RandomSource random) {
    Bytes leafKeyHash = crypto.hash(leafSignatureKey);
    Bytes signed =
        new QueueConfigTBS(userId, clientId, pushTokenKey, providerDomain, leafKeyHash).encode();
    QueueConfig config =
        new QueueConfig(
            userId,
            clientId,
            pushTokenKey,
            Labels.signWithLabel(crypto, clientRecordKey, QueueConfigTBS.LABEL, signed));
    HpkeSealed sealed =
        crypto.hpkeSeal(
            providerKey.publicKey(),
            new QueueConfigInfo(providerDomain, providerKey.keyEpoch()).encode(),
            leafKeyHash,
            config.encode(),
            random);
    return new ClientQueueConfig(
        providerDomain,
        new SealedQueueConfig(providerKey.keyEpoch(), sealed.kemOutput(), sealed.ciphertext()));
  }
}
