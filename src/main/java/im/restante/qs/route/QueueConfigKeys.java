package im.restante.qs.route;

import im.restante.crypto.Hkdf;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.protocol.qs.EncryptionKey;
import im.restante.wire.Bytes;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The provider's HPKE keys for queue configurations by key epoch; the newest one is published, the
/// others stay readable for their grace (C-21, C-22).
///
/// The grace is at least the inactivity limit of clients plus the longest KeyPackage lifetime (V9).
/// Immutable and thread-safe.
public final class QueueConfigKeys {
  private static final String LABEL = "restante queue config";
  private static final int IKM_BYTES = 32;

  private final TreeMap<Long, QueueConfigKey> keys = new TreeMap<>();

  /// Throws [IllegalArgumentException] if there is no key or two of one epoch.
  public QueueConfigKeys(Iterable<QueueConfigKey> keys) {
    for (QueueConfigKey key : keys) {
      if (this.keys.put(key.epoch(), key) != null) {
        throw new IllegalArgumentException("two queue configuration keys of one epoch");
      }
    }
    if (this.keys.isEmpty()) {
      throw new IllegalArgumentException("no queue configuration key");
    }
  }

  /// Derives a key pair from each version of the provider's key material.
  ///
  /// @param graceEndsSeconds by version; a version that is not there has no end
  public static QueueConfigKeys derive(
      SuiteCrypto crypto,
      SortedMap<Integer, Secret> providerSecrets,
      Map<Integer, Long> graceEndsSeconds) {
    return new QueueConfigKeys(
        providerSecrets.entrySet().stream()
            .map(entry -> {
              try (Secret ikm = Hkdf.expandLabel(entry.getValue(), LABEL, Bytes.EMPTY, IKM_BYTES)) {
                return new QueueConfigKey(
                    entry.getKey(),
                    crypto.deriveHpkeKeyPair(ikm),
                    graceEndsSeconds.getOrDefault(entry.getKey(), Long.MAX_VALUE));
              }
            })
            .toList());
  }

  /// What clients fetch (C-21).
  public EncryptionKey published() {
    QueueConfigKey newest = keys.lastEntry().getValue();
    return new EncryptionKey(newest.epoch(), newest.keyPair().publicKey());
  }

  /// Where a key epoch stands.
  sealed interface Standing {
    record Usable(QueueConfigKey key) implements Standing {}

    /// Its grace is over.
    record Expired() implements Standing {}

    /// Nothing is known of it: another node may be ahead of this one.
    record Unknown() implements Standing {}
  }

  Standing standing(long epoch, long nowSeconds) {
    QueueConfigKey key = keys.get(epoch);
    if (key == null) {
      return epoch < keys.firstKey() ? new Standing.Expired() : new Standing.Unknown();
    }
    return nowSeconds <= key.readableUntilSeconds()
        ? new Standing.Usable(key)
        : new Standing.Expired();
  }
}
