package im.restante.mls.member;

import im.restante.wire.Bytes;

/// Constants of external initialization (RFC 9420 §8.3).
final class ExternalInits {
  /// The exporter context under which both sides derive the init secret.
  static final Bytes EXPORTER_CONTEXT = Bytes.utf8("MLS 1.0 external init secret");

  private ExternalInits() {}
}
