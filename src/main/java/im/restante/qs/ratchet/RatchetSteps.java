package im.restante.qs.ratchet;

import im.restante.crypto.AesGcm;
import im.restante.crypto.HmacSha256;
import im.restante.crypto.Secret;
import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// The derivations of the ratchet on keys that someone else holds (C-39).
///
/// One object serves any number of queues. A step returns a new key and leaves the old one to its
/// owner to wipe. Owned by one thread at a time.
public final class RatchetSteps {
  public static final int KEY_BYTES = 32;
  public static final int SEED_BYTES = 32;

  /// How much longer than its plaintext a ciphertext is.
  public static final int OVERHEAD_BYTES = AesGcm.TAG_BYTES;

  private static final Bytes RATCHET = Bytes.utf8("MIMI QS ratchet");
  private static final Bytes MESSAGE = Bytes.utf8("MIMI QS message");
  private static final int AEAD_KEY_BYTES = 16;

  private final HmacSha256 hmac = new HmacSha256(Secret.zeros(KEY_BYTES));
  private AesGcm gcm = new AesGcm(Secret.zeros(AEAD_KEY_BYTES));
  private Bytes sealedNonce = Bytes.EMPTY;
  private final byte[] number = new byte[Long.BYTES];
  private final Bytes aad = Bytes.wrap(number);

  /// key_0 of every queue.
  public static Secret initial() {
    return Secret.zeros(KEY_BYTES);
  }

  /// The key after an entry that brought no seed.
  public Secret next(Secret key) {
    hmac.rekey(key);
    return hmac.expand(RATCHET, KEY_BYTES);
  }

  /// The key after an entry that brought `seed` (C-41).
  public Secret mix(Secret key, Secret seed) {
    hmac.rekey(key);
    return Secret.of(hmac.mac(Bytes.wrap(seed.array())).backingArray());
  }

  /// Encrypts entry `n` under the ratchet key at `n` into `target` from `at` on; returns the bytes
  /// written, [#OVERHEAD_BYTES] more than the plaintext has.
  public int seal(Secret key, long n, Bytes plaintext, byte[] target, int at) {
    Bytes nonce = prepare(key, n);
    if (nonce.equals(sealedNonce)) {
      // The same entry again. The JDK's cipher refuses to repeat a nonce, which is right of it,
      // except that this is the same message (Q2).
      gcm = new AesGcm(Secret.zeros(AEAD_KEY_BYTES));
      nonce = prepare(key, n);
    }
    sealedNonce = nonce;
    return gcm.seal(nonce, aad, plaintext, target, at);
  }

  /// The plaintext of entry `n`, or null where the ciphertext is not of this key and number.
  public @Nullable Bytes open(Secret key, long n, Bytes ciphertext) {
    return gcm.open(prepare(key, n), aad, ciphertext);
  }

  /// Sets cipher and AAD for entry `n` and returns its nonce.
  private Bytes prepare(Secret key, long n) {
    hmac.rekey(key);
    try (Secret message = hmac.expand(MESSAGE, AEAD_KEY_BYTES + AesGcm.NONCE_BYTES)) {
      Bytes both = Bytes.wrap(message.array());
      try (Secret aead = Secret.copyOf(both.slice(0, AEAD_KEY_BYTES))) {
        gcm.rekey(aead);
      }
      for (int i = 0; i < Long.BYTES; i++) {
        number[i] = (byte) (n >>> (56 - 8 * i));
      }
      return Bytes.wrap(both.slice(AEAD_KEY_BYTES, both.size()).toByteArray());
    }
  }
}
