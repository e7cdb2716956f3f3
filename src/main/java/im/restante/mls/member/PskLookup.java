package im.restante.mls.member;

import im.restante.crypto.Secret;
import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// Where a member finds the external pre-shared keys it was given (RFC 9420 §8.4).
@FunctionalInterface
public interface PskLookup {
  PskLookup NONE = _ -> null;

  /// The key with this `psk_id`, null if unknown; it stays the lookup's own.
  @Nullable Secret find(Bytes pskId);

  /// The resumption_psk of an epoch of another group, or of this one under an earlier membership;
  /// null if unknown.
  default @Nullable Secret findResumption(Bytes groupId, long epoch) {
    return null;
  }
}
