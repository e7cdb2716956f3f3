package im.restante.ds;

import im.restante.crypto.HmacSha256;
import im.restante.crypto.Secret;
import im.restante.wire.Bytes;
import java.util.function.UnaryOperator;

/// The provider's keys that the Delivery Service uses.
///
/// @param locatorKey names full-metadata groups, 32 bytes (V2)
/// @param wrapKey wraps the keys of full-metadata groups, 32 bytes (V2)
/// @param doneKey seals remembered answers and keys request digests, 32 bytes (D1)
/// @param groupIdHash by which group ids are reserved (V1)
public record DsKeys(
    Secret locatorKey, Secret wrapKey, Secret doneKey, UnaryOperator<Bytes> groupIdHash) {
  /// Keyed hash of a group's request (D1).
  Bytes digest(Bytes locator, Bytes requestHash) {
    return new HmacSha256(doneKey).mac(locator, requestHash);
  }
}
