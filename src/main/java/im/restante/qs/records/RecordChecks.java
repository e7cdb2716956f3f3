package im.restante.qs.records;

import im.restante.crypto.SuiteCrypto;
import im.restante.protocol.qs.QSErrorCode;
import im.restante.wire.Bytes;

/// Conditions of requests, each refused with its code.
final class RecordChecks {
  /// Size of an Ed25519 public key (RFC 8032 §5.1.5).
  private static final int AUTH_KEY_BYTES = 32;

  private RecordChecks() {}

  static void require(boolean holds, QSErrorCode otherwise) {
    if (!holds) {
      throw new Refused(otherwise);
    }
  }

  /// Records are signed for with Ed25519.
  static void requireAuthKey(Bytes key) {
    require(key.size() == AUTH_KEY_BYTES, QSErrorCode.MALFORMED_REQUEST);
  }

  /// A queue's seed must be sealable to its owner (RFC 9180 §7.1.4).
  static void requireQueueKey(SuiteCrypto crypto, Bytes key) {
    require(crypto.isValidHpkePublicKey(key), QSErrorCode.MALFORMED_REQUEST);
  }
}
