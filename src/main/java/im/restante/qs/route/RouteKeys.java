package im.restante.qs.route;

import im.restante.crypto.Hkdf;
import im.restante.crypto.Secret;
import im.restante.wire.Bytes;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The AES keys of routes by key epoch, 1 … 255; the highest one seals (V9).
///
/// An old key stays as long as a row may name it. Immutable and thread-safe; every thread makes a
/// [RouteCipher] of its own.
public final class RouteKeys {
  private static final String LABEL = "restante route";
  private static final int KEY_BYTES = 16;
  private static final int EPOCH_MAX = 255;

  private final TreeMap<Integer, Secret> keys;

  private RouteKeys(TreeMap<Integer, Secret> keys) {
    this.keys = keys;
  }

  /// Derives a key from each version of the provider's key material.
  ///
  /// Throws [IllegalArgumentException] if there is none or a version does not fit one byte.
  public static RouteKeys derive(SortedMap<Integer, Secret> providerSecrets) {
    if (providerSecrets.isEmpty()
        || providerSecrets.firstKey() < 1
        || providerSecrets.lastKey() > EPOCH_MAX) {
      throw new IllegalArgumentException("route keys need versions from 1 to 255");
    }
    return new RouteKeys(
        providerSecrets.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> Hkdf.expandLabel(entry.getValue(), LABEL, Bytes.EMPTY, KEY_BYTES),
                    (first, _) -> first,
                    TreeMap::new)));
  }

  int sealingEpoch() {
    return keys.lastKey();
  }

  @Nullable Secret key(int epoch) {
    return keys.get(epoch);
  }

  /// A cipher for the calling thread.
  public RouteCipher cipher() {
    return new RouteCipher(this);
  }
}
