package im.restante.crypto;

import im.restante.wire.Bytes;
import java.security.PublicKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A small memory of public keys already decoded and checked: checking an Ed25519 key costs as much
/// as a verification. Owned by one thread; the key least recently used goes first.
final class VerificationKeys {
  private static final int KEYS_MAX = 1024;

  @SuppressWarnings("serial") // never serialized
  private final Map<Bytes, PublicKey> encodedToKey =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, PublicKey> eldest) {
          return size() > KEYS_MAX;
        }
      };

  /// The decoded key, or null where `decode` refuses it; refused keys are not remembered.
  @Nullable PublicKey get(Bytes encoded, Function<Bytes, @Nullable PublicKey> decode) {
    PublicKey known = encodedToKey.get(encoded);
    if (known != null) {
      return known;
    }
    Bytes own = Bytes.wrap(encoded.toByteArray());
    PublicKey decoded = decode.apply(own);
    if (decoded != null) {
      encodedToKey.put(own, decoded);
    }
    return decoded;
  }
}
