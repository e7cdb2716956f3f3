package im.restante.qs.records;

import im.restante.crypto.Hkdf;
import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// The keys under which records, packages and answers stand in the database, all derived from one
/// secret of the provider, which never changes. Thread-safe.
public final class RecordKeys {
  private static final int ID_BYTES = 16;
  private static final int NONCE_BYTES = 12;

  private final SuiteCrypto crypto;
  private final Secret digestKey;
  private final Secret idKey;
  private final Secret answerKey;
  private final Secret packageKey;
  private final Secret referenceKey;

  /// `crypto` is suite 1; `providerSecret` is 32 bytes of key material and may be wiped afterwards.
  public RecordKeys(SuiteCrypto crypto, Secret providerSecret) {
    this.crypto = crypto;
    this.digestKey = derive(providerSecret, "request digest", 32);
    this.idKey = derive(providerSecret, "record id", 32);
    this.answerKey = derive(providerSecret, "answer", 32);
    this.packageKey = derive(providerSecret, "key package", crypto.suite().aeadKeyLength());
    this.referenceKey = derive(providerSecret, "key package reference", 32);
  }

  private static Secret derive(Secret providerSecret, String purpose, int length) {
    return Hkdf.expandLabel(providerSecret, "restante qs " + purpose, Bytes.EMPTY, length);
  }

  /// The name of a request in memory and in the database (D1).
  Bytes digest(Bytes body) {
    return crypto.mac(digestKey, crypto.hash(body));
  }

  /// The id of a record that the request with `digest` creates: the same for identical bytes.
  Bytes recordId(String kind, Bytes digest) {
    return crypto.mac(idKey, Bytes.concat(Bytes.utf8(kind), digest)).slice(0, ID_BYTES).compact();
  }

  /// An answer under a key of its own, derived from the request's digest.
  Bytes sealAnswer(Bytes digest, Bytes answer) {
    try (Secret key = answerKey(digest)) {
      return crypto.seal(key, Bytes.wrap(new byte[NONCE_BYTES]), Bytes.EMPTY, answer);
    }
  }

  /// Throws [IllegalStateException] if the row was changed.
  Bytes openAnswer(Bytes digest, Bytes sealed) {
    try (Secret key = answerKey(digest)) {
      Bytes answer = crypto.open(key, Bytes.wrap(new byte[NONCE_BYTES]), Bytes.EMPTY, sealed);
      return intact(answer);
    }
  }

  private Secret answerKey(Bytes digest) {
    return crypto.expand(answerKey, digest, crypto.suite().aeadKeyLength());
  }

  /// A published AddPackage at rest, bound to its client.
  Bytes sealPackage(Bytes clientId, Bytes addPackage, RandomSource random) {
    Bytes nonce = random.bytes(NONCE_BYTES);
    return Bytes.concat(nonce, crypto.seal(packageKey, nonce, clientId, addPackage));
  }

  /// Throws [IllegalStateException] if the row was changed.
  Bytes openPackage(Bytes clientId, Bytes sealed) {
    return intact(
        sealed.size() < NONCE_BYTES
            ? null
            : crypto.open(
                packageKey,
                sealed.slice(0, NONCE_BYTES),
                clientId,
                sealed.slice(NONCE_BYTES, sealed.size())));
  }

  /// What stands for a KeyPackageRef in the database.
  Bytes packageReference(Bytes keyPackageRef) {
    return crypto.mac(referenceKey, keyPackageRef);
  }

  private static Bytes intact(@Nullable Bytes opened) {
    if (opened == null) {
      throw new IllegalStateException("a sealed row does not open");
    }
    return opened;
  }
}
