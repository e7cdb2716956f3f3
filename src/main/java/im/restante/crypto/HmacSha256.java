package im.restante.crypto;

import im.restante.wire.Bytes;
import java.security.InvalidKeyException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA-256 (RFC 2104) with a key that stays set from call to call.
///
/// Also HKDF-Expand from that key, for ratchets that derive several values at each step. Owned by
/// one thread at a time.
public final class HmacSha256 {
  public static final int MAC_BYTES = 32;

  private static final byte[] EMPTY_KEY = new byte[1];

  private final Mac mac = Jca.mac("HmacSHA256");

  public HmacSha256(Secret key) {
    rekey(key);
  }

  /// Replaces the key, without the cost of a new object.
  public void rekey(Secret key) {
    try {
      mac.init(new SecretKeySpec(key.size() == 0 ? EMPTY_KEY : key.array(), "HMAC"));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("HMAC refused a key", e);
    }
  }

  public Bytes mac(Bytes data) {
    mac.update(data.backingArray(), data.backingOffset(), data.size());
    return Bytes.wrap(mac.doFinal());
  }

  /// The MAC of the parts joined, without joining them.
  public Bytes mac(Bytes first, Bytes second) {
    mac.update(first.backingArray(), first.backingOffset(), first.size());
    return mac(second);
  }

  /// Compares in constant time.
  public boolean verify(Bytes data, Bytes tag) {
    return mac(data).equalsConstantTime(tag);
  }

  /// HKDF-Expand (RFC 5869 §2.3) with this key as the pseudorandom key; at most 8 160 bytes.
  public Secret expand(Bytes info, int length) {
    if (length < 0 || length > 255 * MAC_BYTES) {
      throw new IllegalArgumentException("HKDF-Expand to " + length + " bytes");
    }
    byte[] out = new byte[(length + MAC_BYTES - 1) / MAC_BYTES * MAC_BYTES];
    int counter = 1;
    for (int at = 0; at < length; at += MAC_BYTES, counter++) {
      if (at > 0) {
        mac.update(out, at - MAC_BYTES, MAC_BYTES);
      }
      mac.update(info.backingArray(), info.backingOffset(), info.size());
      mac.update((byte) counter);
      try {
        mac.doFinal(out, at);
      } catch (ShortBufferException e) {
        throw new IllegalStateException("MAC of an unexpected size", e);
      }
    }
    if (out.length == length) {
      return Secret.of(out);
    }
    byte[] wanted = Arrays.copyOf(out, length);
    Arrays.fill(out, (byte) 0);
    return Secret.of(wanted);
  }
}
