package im.restante.qs.checkpoint;

import im.restante.crypto.Secret;
import org.jspecify.annotations.Nullable;

/// The chain of keys that head pages are sealed under (V8).
///
/// A key is current for at most 24 hours; a checkpoint that finds a newer one seals every page anew
/// before the older one is forgotten.
public interface HeadKeys {
  /// The epoch that new pages are sealed under.
  int currentEpoch();

  /// The key of an epoch, 32 bytes and owned by this chain, or null where it is forgotten.
  @Nullable Secret key(int epoch);

  /// A chain that never moves, for a provider that keeps one key and for tests.
  static HeadKeys single(int epoch, Secret key) {
    return new HeadKeys() {
      @Override
      public int currentEpoch() {
        return epoch;
      }

      @Override
      public @Nullable Secret key(int wanted) {
        return wanted == epoch ? key : null;
      }
    };
  }
}
