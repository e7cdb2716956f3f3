package im.restante.ds.resident;

import im.restante.crypto.Hkdf;
import im.restante.crypto.HmacSha256;
import im.restante.crypto.Secret;
import im.restante.mls.group.KeyFingerprint;
import im.restante.wire.Bytes;

/// Names things by 64 bits under the group's key, so that what stays in the clear names nothing
/// (V4).
///
/// The same in every activation. Two things with one value are taken for one; for an adversary
/// without the key that is a matter of luck. Owned by one thread at a time.
public final class Prf implements KeyFingerprint {
  private static final int KEY_BYTES = 32;

  private final HmacSha256 mac;

  public Prf(Secret groupStateKey) {
    try (Secret key = Hkdf.expandLabel(groupStateKey, "restante prf", Bytes.EMPTY, KEY_BYTES)) {
      this.mac = new HmacSha256(key);
    }
  }

  @Override
  public long of(Kind kind, Bytes key) {
    return of(kind == Kind.SIGNATURE ? "signature" : "encryption", key);
  }

  /// The value of `name` among things of one kind.
  public long of(String kind, Bytes name) {
    Bytes value = mac.mac(Bytes.concat(Bytes.utf8(kind), Bytes.wrap(new byte[1])), name);
    long out = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      out = (out << Byte.SIZE) | (value.get(i) & 0xff);
    }
    return out;
  }
}
