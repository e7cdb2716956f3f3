package im.restante.protocol.qs;

import im.restante.crypto.HpkeKeyPair;
import im.restante.crypto.HpkeSealed;
import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.HPKECiphertext;
import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// How a queue's seed is sealed to the queue's owner (C-38, C-41): HPKE base mode of suite 1 with
/// the info `MIMI QS queue seed` and empty AAD.
public final class QueueSeal {
  private static final Bytes INFO = Bytes.utf8("MIMI QS queue seed");

  private QueueSeal() {}

  /// @param crypto suite 1
  /// @param queueEncryptionKey of the client record; must be a valid HPKE key
  public static HPKECiphertext seal(
      SuiteCrypto crypto, Bytes queueEncryptionKey, Secret seed, RandomSource random) {
    HpkeSealed sealed = crypto.hpkeSeal(queueEncryptionKey, INFO, Bytes.EMPTY, seed.copy(), random);
    return new HPKECiphertext(sealed.kemOutput(), sealed.ciphertext());
  }

  /// The seed, or null if it was not sealed to this key.
  public static @Nullable Secret open(
      SuiteCrypto crypto, HpkeKeyPair queueKey, HPKECiphertext sealed) {
    Bytes seed =
        crypto.hpkeOpen(
            queueKey.privateKey(),
            queueKey.publicKey(),
            sealed.kemOutput(),
            INFO,
            Bytes.EMPTY,
            sealed.ciphertext());
    return seed == null ? null : Secret.copyOf(seed);
  }
}
