package im.restante.crypto;

import im.restante.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/// The AES permutation under one fixed key, on any number of independent 16-byte blocks per call.
///
/// No mode and no authentication: equal blocks seal to equal blocks. For values of one block that
/// carry their own salt and redundancy. Owned by one thread at a time.
public final class AesBlock {
  public static final int BLOCK_BYTES = 16;

  private final Cipher sealing;
  private final Cipher opening;

  /// `key` is 16 or 32 bytes; a copy of it lives as long as this object.
  public AesBlock(Secret key) {
    SecretKeySpec spec = key(key);
    sealing = cipher(Cipher.ENCRYPT_MODE, spec);
    opening = cipher(Cipher.DECRYPT_MODE, spec);
  }

  /// Seals every block of `blocks`, whose size is a multiple of [#BLOCK_BYTES].
  public Bytes seal(Bytes blocks) {
    return crypt(sealing, blocks);
  }

  /// Opens every block of `blocks`, whose size is a multiple of [#BLOCK_BYTES].
  public Bytes open(Bytes blocks) {
    return crypt(opening, blocks);
  }

  static SecretKeySpec key(Secret key) {
    if (key.size() != 16 && key.size() != 32) {
      throw new IllegalArgumentException("AES key of " + key.size() + " bytes");
    }
    return new SecretKeySpec(key.array(), "AES");
  }

  private static Bytes crypt(Cipher cipher, Bytes blocks) {
    if (blocks.size() % BLOCK_BYTES != 0) {
      throw new IllegalArgumentException("not whole blocks: " + blocks.size() + " bytes");
    }
    try {
      return Bytes.wrap(
          cipher.doFinal(blocks.backingArray(), blocks.backingOffset(), blocks.size()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES failed", e);
    }
  }

  private static Cipher cipher(int mode, SecretKeySpec key) {
    Cipher cipher = Jca.cipher("AES/ECB/NoPadding");
    try {
      cipher.init(mode, key);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("AES refused a key", e);
    }
    return cipher;
  }
}
