package im.restante.mls.group;

import im.restante.wire.Bytes;

/// What stands for a public key in the set that keeps keys unique.
///
/// Open groups use [#plain]; a sealed group uses a PRF under its own key, so that the set, which
/// stays in the clear, names no key. Two keys with one fingerprint make the second refused, which
/// an adversary can achieve as well by using the key itself.
@FunctionalInterface
public interface KeyFingerprint {
  /// Which keys must differ from which.
  enum Kind {
    /// Signature keys of members.
    SIGNATURE,
    /// Encryption keys of members and parent nodes.
    ENCRYPTION
  }

  long of(Kind kind, Bytes key);

  /// Eight bytes from the middle of the key.
  static KeyFingerprint plain() {
    return (kind, key) -> {
      int from = Math.max(0, key.size() / 2 - Long.BYTES / 2);
      int to = Math.min(key.size(), from + Long.BYTES);
      long fingerprint = key.size();
      for (int i = from; i < to; i++) {
        fingerprint = (fingerprint << Byte.SIZE) | (key.get(i) & 0xff);
      }
      return kind == Kind.SIGNATURE ? ~fingerprint : fingerprint;
    };
  }
}
