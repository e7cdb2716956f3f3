package im.restante.mls.group;

import im.restante.mls.group.KeyFingerprint.Kind;
import im.restante.mls.message.LeafNode;
import im.restante.wire.Bytes;
import java.util.Collection;

/// The keys in use while one commit is worked on: those of the group, less what goes, plus what
/// comes. Not thread-safe.
final class KeyRoll {
  private final KeyFingerprint fingerprints;
  private FingerprintSet keys;

  KeyRoll(FingerprintSet keys, KeyFingerprint fingerprints) {
    this.keys = keys;
    this.fingerprints = fingerprints;
  }

  FingerprintSet keys() {
    return keys;
  }

  boolean contains(Kind kind, Bytes key) {
    return keys.contains(fingerprints.of(kind, key));
  }

  /// Whether the key was new; it is in use from now on.
  boolean claim(Kind kind, Bytes key) {
    FingerprintSet more = keys.plus(fingerprints.of(kind, key));
    if (more == null) {
      return false;
    }
    keys = more;
    return true;
  }

  void release(Kind kind, Bytes key) {
    keys = keys.minus(fingerprints.of(kind, key));
  }

  void release(LeafNode leaf) {
    release(Kind.SIGNATURE, leaf.signatureKey());
    release(Kind.ENCRYPTION, leaf.encryptionKey());
  }

  void releaseParents(Collection<Bytes> encryptionKeys) {
    encryptionKeys.forEach(key -> release(Kind.ENCRYPTION, key));
  }
}
