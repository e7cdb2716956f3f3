package im.restante.ds.resident;

import im.restante.crypto.Hkdf;
import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.wire.Bytes;

/// One stay of a group in memory: the random part of its cell key and the nonces used so far (V4).
///
/// Holds no key. Lives on one event loop; the counter never goes back, also not where a batch's
/// outcome is thrown away.
public final class Activation {
  private static final int SALT_BYTES = 32;
  private static final int KEY_BYTES = 16;
  private static final String LABEL = "restante resident";

  private final Bytes salt;
  private long nonces;

  public Activation(RandomSource random) {
    this.salt = random.bytes(SALT_BYTES);
  }

  /// The vault for one batch.
  ///
  /// @param groupStateKey stays the caller's
  public CellVault vault(Secret groupStateKey) {
    try (Secret key = Hkdf.expandLabel(groupStateKey, LABEL, salt, KEY_BYTES)) {
      return new SealingVault(key, this);
    }
  }

  long nextNonce() {
    return nonces++;
  }
}
