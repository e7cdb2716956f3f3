package im.restante.crypto;

import im.restante.wire.Bytes;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// HPKE in base mode, single shot (RFC 9180 §5.1, §6), for one suite. Thread-safe.
final class Hpke {
  private static final byte MODE_BASE = 0x00;

  private final CipherSuite suite;
  private final DhKem kem;
  private final LabeledKdf kdf;
  private final Aead aead;
  private final Bytes pskIdHash;

  Hpke(CipherSuite suite, DhKem kem, Kdf kdf, Aead aead) {
    this.suite = suite;
    this.kem = kem;
    this.aead = aead;
    this.kdf =
        new LabeledKdf(
            kdf,
            new WireWriter(10)
                .fixed(Bytes.utf8("HPKE"))
                .u16(suite.kemId())
                .u16(suite.kdfId())
                .u16(suite.aeadId())
                .toBytes());
    this.pskIdHash = this.kdf.extract(new byte[0], "psk_id_hash", Bytes.EMPTY).copy();
  }

  HpkeSealed seal(Bytes publicKey, Bytes info, Bytes aad, Bytes plaintext, RandomSource random) {
    DhKem.Encapsulated encapsulated = encapsulate(publicKey, random);
    try (Secret shared = encapsulated.sharedSecret();
        Secret secret = secret(shared)) {
      Bytes context = context(info);
      try (Secret key = key(secret, context)) {
        return new HpkeSealed(
            encapsulated.kemOutput(),
            aead.seal(key.array(), nonce(secret, context), aad, plaintext));
      }
    }
  }

  @Nullable Bytes open(
      Secret privateKey,
      Bytes publicKey,
      Bytes kemOutput,
      Bytes info,
      Bytes aad,
      Bytes ciphertext) {
    Secret shared = kem.decapsulate(privateKey, publicKey, kemOutput);
    if (shared == null) {
      return null;
    }
    try (shared;
        Secret secret = secret(shared)) {
      Bytes context = context(info);
      try (Secret key = key(secret, context)) {
        return aead.open(key.array(), nonce(secret, context), aad, ciphertext);
      }
    }
  }

  HpkeExport sendExport(
      Bytes publicKey, Bytes info, Bytes exporterContext, int length, RandomSource random) {
    DhKem.Encapsulated encapsulated = encapsulate(publicKey, random);
    try (Secret shared = encapsulated.sharedSecret()) {
      return new HpkeExport(
          encapsulated.kemOutput(), export(shared, info, exporterContext, length));
    }
  }

  @Nullable Secret receiveExport(
      Secret privateKey,
      Bytes publicKey,
      Bytes kemOutput,
      Bytes info,
      Bytes exporterContext,
      int length) {
    Secret shared = kem.decapsulate(privateKey, publicKey, kemOutput);
    if (shared == null) {
      return null;
    }
    try (shared) {
      return export(shared, info, exporterContext, length);
    }
  }

  private DhKem.Encapsulated encapsulate(Bytes publicKey, RandomSource random) {
    DhKem.Encapsulated encapsulated = kem.encapsulate(publicKey, random);
    if (encapsulated == null) {
      throw new IllegalArgumentException("invalid HPKE public key");
    }
    return encapsulated;
  }

  private Secret export(Secret shared, Bytes info, Bytes exporterContext, int length) {
    try (Secret secret = secret(shared);
        Secret exporter = kdf.expand(secret, "exp", context(info), kdf.hashLength())) {
      return kdf.expand(exporter, "sec", exporterContext, length);
    }
  }

  private Secret secret(Secret shared) {
    return kdf.extract(shared.array(), "secret", Bytes.EMPTY);
  }

  /// key_schedule_context.
  private Bytes context(Bytes info) {
    Bytes infoHash = Bytes.wrap(kdf.extract(new byte[0], "info_hash", info).array());
    return Bytes.concat(Bytes.wrap(new byte[] {MODE_BASE}), pskIdHash, infoHash);
  }

  private Secret key(Secret secret, Bytes context) {
    return kdf.expand(secret, "key", context, suite.aeadKeyLength());
  }

  /// The nonce of the only message, whose sequence number is 0.
  private Bytes nonce(Secret secret, Bytes context) {
    return Bytes.wrap(kdf.expand(secret, "base_nonce", context, AeadId.NONCE_LENGTH).array());
  }
}
