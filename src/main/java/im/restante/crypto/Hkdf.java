package im.restante.crypto;

import im.restante.wire.Bytes;
import im.restante.wire.WireWriter;

/// HKDF with SHA-256 (RFC 5869), for keys that belong to no cipher suite. Thread-safe.
public final class Hkdf {
  private static final Kdf KDF = new Kdf(KdfId.HKDF_SHA256);

  private Hkdf() {}

  /// HKDF-Extract, 32 bytes.
  public static Secret extract(Secret salt, Secret ikm) {
    return KDF.extract(salt.array(), ikm.array());
  }

  /// HKDF-Expand; at most 8 160 bytes.
  public static Secret expand(Secret prk, Bytes info, int length) {
    return KDF.expand(prk.array(), info, length);
  }

  /// HKDF-Expand with [#info], so that keys for different purposes never meet.
  public static Secret expandLabel(Secret prk, String label, Bytes context, int length) {
    return KDF.expand(prk.array(), info(label, context, length), length);
  }

  /// `struct { uint16 length; opaque label<V>; opaque context<V>; }`, the shape of KDFLabel (RFC
  /// 9420 §8) without the prefix of MLS. Build it once where the context is fixed.
  public static Bytes info(String label, Bytes context, int length) {
    return new WireWriter(16 + label.length() + context.size())
        .u16(length)
        .opaque(Bytes.utf8(label))
        .opaque(context)
        .toBytes();
  }
}
