package im.restante.crypto;

import im.restante.wire.Bytes;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// AES-GCM (NIST SP 800-38D) under one key at a time, with 12-byte nonces and 16-byte tags.
///
/// The key size decides between AES-128 and AES-256. The caller never gives the same nonce to two
/// seals under one key. Owned by one thread at a time.
public final class AesGcm {
  public static final int NONCE_BYTES = AeadId.NONCE_LENGTH;
  public static final int TAG_BYTES = AeadId.TAG_LENGTH;

  private final Cipher cipher = Jca.cipher("AES/GCM/NoPadding");
  private SecretKeySpec key;

  /// `key` is 16 or 32 bytes; a copy of it lives as long as this object.
  public AesGcm(Secret key) {
    this.key = AesBlock.key(key);
  }

  /// Replaces the key, without the cost of a new object.
  public void rekey(Secret key) {
    this.key = AesBlock.key(key);
  }

  /// The ciphertext followed by its tag.
  public Bytes seal(Bytes nonce, Bytes aad, Bytes plaintext) {
    byte[] out = new byte[plaintext.size() + TAG_BYTES];
    int _ = seal(nonce, aad, plaintext, out, 0);
    return Bytes.wrap(out);
  }

  /// Seals into `target` from `at` on and returns the number of bytes written, [#TAG_BYTES] more
  /// than the plaintext has.
  public int seal(Bytes nonce, Bytes aad, Bytes plaintext, byte[] target, int at) {
    try {
      return crypt(Cipher.ENCRYPT_MODE, nonce, aad, plaintext, target, at);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM refused to seal", e);
    }
  }

  /// The plaintext, or null where authentication fails or `ciphertext` is shorter than a tag.
  public @Nullable Bytes open(Bytes nonce, Bytes aad, Bytes ciphertext) {
    if (ciphertext.size() < TAG_BYTES) {
      return null;
    }
    byte[] out = new byte[ciphertext.size() - TAG_BYTES];
    try {
      int _ = crypt(Cipher.DECRYPT_MODE, nonce, aad, ciphertext, out, 0);
      return Bytes.wrap(out);
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  private int crypt(int mode, Bytes nonce, Bytes aad, Bytes input, byte[] target, int at)
      throws GeneralSecurityException {
    if (nonce.size() != NONCE_BYTES) {
      throw new IllegalArgumentException("AES-GCM nonce of " + nonce.size() + " bytes");
    }
    cipher.init(
        mode,
        key,
        new GCMParameterSpec(
            8 * TAG_BYTES, nonce.backingArray(), nonce.backingOffset(), NONCE_BYTES));
    cipher.updateAAD(aad.backingArray(), aad.backingOffset(), aad.size());
    return cipher.doFinal(input.backingArray(), input.backingOffset(), input.size(), target, at);
  }
}
