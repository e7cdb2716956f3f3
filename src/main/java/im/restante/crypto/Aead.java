package im.restante.crypto;

import im.restante.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// One AEAD of RFC 9180 §7.3 on the JDK. Thread-safe: one cipher object per thread.
final class Aead {
  private final AeadId id;
  private final String transformation;
  private final String keyAlgorithm;
  private final ThreadLocal<Cipher> ciphers;

  Aead(AeadId id) {
    this.id = id;
    boolean gcm = id != AeadId.CHACHA20_POLY1305;
    this.transformation = gcm ? "AES/GCM/NoPadding" : "ChaCha20-Poly1305";
    this.keyAlgorithm = gcm ? "AES" : "ChaCha20";
    this.ciphers = ThreadLocal.withInitial(() -> Jca.cipher(transformation));
  }

  Bytes seal(byte[] key, Bytes nonce, Bytes aad, Bytes plaintext) {
    try {
      return crypt(Cipher.ENCRYPT_MODE, key, nonce, aad, plaintext);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AEAD refused to seal", e);
    }
  }

  @Nullable Bytes open(byte[] key, Bytes nonce, Bytes aad, Bytes ciphertext) {
    if (ciphertext.size() < AeadId.TAG_LENGTH) {
      return null;
    }
    try {
      return crypt(Cipher.DECRYPT_MODE, key, nonce, aad, ciphertext);
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  private Bytes crypt(int mode, byte[] keyBytes, Bytes nonce, Bytes aad, Bytes input)
      throws GeneralSecurityException {
    if (keyBytes.length != id.keyLength() || nonce.size() != AeadId.NONCE_LENGTH) {
      throw new IllegalArgumentException("AEAD key or nonce of the wrong length");
    }
    Cipher cipher = initialized(mode, new SecretKeySpec(keyBytes, keyAlgorithm), nonce);
    cipher.updateAAD(aad.backingArray(), aad.backingOffset(), aad.size());
    return Bytes.wrap(cipher.doFinal(input.backingArray(), input.backingOffset(), input.size()));
  }

  /// The JDK refuses to seal twice in a row with one key and nonce on one cipher object. That sees
  /// only the last call on this thread, so it guards nothing and would let a result depend on what
  /// the thread did before: start over with a fresh object.
  private Cipher initialized(int mode, Key key, Bytes nonce) throws GeneralSecurityException {
    Cipher cipher = ciphers.get();
    try {
      cipher.init(mode, key, parameters(nonce));
      return cipher;
    } catch (GeneralSecurityException e) {
      Cipher fresh = Jca.cipher(transformation);
      fresh.init(mode, key, parameters(nonce));
      ciphers.set(fresh);
      return fresh;
    }
  }

  private AlgorithmParameterSpec parameters(Bytes nonce) {
    byte[] array = nonce.backingArray();
    int offset = nonce.backingOffset();
    return id == AeadId.CHACHA20_POLY1305
        ? new IvParameterSpec(array, offset, nonce.size())
        : new GCMParameterSpec(8 * AeadId.TAG_LENGTH, array, offset, nonce.size());
  }
}
