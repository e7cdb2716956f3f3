package im.restante.crypto;

import im.restante.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Hash, HMAC and HKDF (RFC 5869) with one hash function. Thread-safe: one JDK object per thread.
final class Kdf {
  /// HMAC pads keys with zeros (RFC 2104 §2), so this stands for the empty key the JDK refuses.
  private static final byte[] EMPTY_KEY = new byte[1];

  private final KdfId id;
  private final ThreadLocal<MessageDigest> digests;
  private final ThreadLocal<Mac> macs;

  Kdf(KdfId id) {
    this.id = id;
    this.digests = ThreadLocal.withInitial(() -> Jca.digest(id.digestName()));
    this.macs = ThreadLocal.withInitial(() -> Jca.mac(id.macName()));
  }

  int hashLength() {
    return id.hashLength();
  }

  Bytes hash(Bytes... parts) {
    MessageDigest digest = digests.get();
    for (Bytes part : parts) {
      part.update(digest);
    }
    return Bytes.wrap(digest.digest());
  }

  byte[] mac(byte[] key, Bytes data) {
    Mac mac = keyed(key);
    mac.update(data.backingArray(), data.backingOffset(), data.size());
    return mac.doFinal();
  }

  Secret extract(byte[] salt, byte[] ikm) {
    return Secret.of(keyed(salt).doFinal(ikm));
  }

  Secret expand(byte[] prk, Bytes info, int length) {
    int hashLength = id.hashLength();
    if (length < 0 || length > 255 * hashLength) {
      throw new IllegalArgumentException("HKDF-Expand to " + length + " bytes");
    }
    Mac mac = keyed(prk);
    byte[] out = new byte[length];
    byte[] block = new byte[0];
    int counter = 1;
    for (int at = 0; at < length; at += hashLength, counter++) {
      mac.update(block);
      mac.update(info.backingArray(), info.backingOffset(), info.size());
      mac.update((byte) counter);
      Arrays.fill(block, (byte) 0);
      block = mac.doFinal();
      if (at == 0 && length == hashLength) {
        return Secret.of(block);
      }
      System.arraycopy(block, 0, out, at, Math.min(hashLength, length - at));
    }
    Arrays.fill(block, (byte) 0);
    return Secret.of(out);
  }

  private Mac keyed(byte[] key) {
    Mac mac = macs.get();
    try {
      mac.init(new SecretKeySpec(key.length == 0 ? EMPTY_KEY : key, "HMAC"));
      return mac;
    } catch (InvalidKeyException e) {
      throw faulty(e);
    }
  }

  private static IllegalStateException faulty(GeneralSecurityException e) {
    return new IllegalStateException("HMAC refused a key", e);
  }
}
