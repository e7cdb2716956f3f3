package im.restante.crypto;

import im.restante.wire.Bytes;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// DHKEM (RFC 9180 §4.1) over one group. Thread-safe.
final class DhKem {
  private final KemId id;
  private final DhGroup group;
  private final LabeledKdf kdf;

  DhKem(KemId id, DhGroup group, Kdf kdf) {
    this.id = id;
    this.group = group;
    this.kdf =
        new LabeledKdf(kdf, new WireWriter(8).fixed(Bytes.utf8("KEM")).u16(id.value()).toBytes());
  }

  /// A KEM output with the secret it carries.
  record Encapsulated(Bytes kemOutput, Secret sharedSecret) {}

  boolean isValidPublicKey(Bytes publicKey) {
    return group.isValidPublicKey(publicKey);
  }

  Bytes publicKey(Secret privateKey) {
    checkLength(privateKey);
    return Bytes.wrap(group.publicKey(privateKey.array()));
  }

  /// DeriveKeyPair (§7.1.3).
  HpkeKeyPair derive(Secret ikm) {
    try (Secret prk = kdf.extract(new byte[0], "dkp_prk", Bytes.wrap(ikm.array()))) {
      Secret privateKey =
          group.candidateMask() == 0
              ? kdf.expand(prk, "sk", Bytes.EMPTY, id.privateKeyLength())
              : candidate(prk);
      return new HpkeKeyPair(privateKey, publicKey(privateKey));
    }
  }

  /// GenerateKeyPair, as the derivation from Nsk fresh bytes that §7.1.3 allows.
  HpkeKeyPair generate(RandomSource random) {
    try (Secret ikm = random.secret(id.privateKeyLength())) {
      return derive(ikm);
    }
  }

  /// Encap; null where the public key is invalid.
  @Nullable Encapsulated encapsulate(Bytes publicKey, RandomSource random) {
    HpkeKeyPair ephemeral = generate(random);
    try (Secret privateKey = ephemeral.privateKey()) {
      Secret shared = shared(privateKey, publicKey, ephemeral.publicKey(), publicKey);
      return shared == null ? null : new Encapsulated(ephemeral.publicKey(), shared);
    }
  }

  /// Decap; null where the KEM output is invalid.
  @Nullable Secret decapsulate(Secret privateKey, Bytes publicKey, Bytes kemOutput) {
    checkLength(privateKey);
    return shared(privateKey, kemOutput, kemOutput, publicKey);
  }

  private @Nullable Secret shared(
      Secret privateKey, Bytes peerKey, Bytes kemOutput, Bytes recipientKey) {
    byte[] agreed = group.agree(privateKey.array(), peerKey);
    if (agreed == null) {
      return null;
    }
    try (Secret dh = Secret.of(agreed);
        Secret prk = kdf.extract(new byte[0], "eae_prk", Bytes.wrap(dh.array()))) {
      return kdf.expand(
          prk, "shared_secret", Bytes.concat(kemOutput, recipientKey), id.secretLength());
    }
  }

  private Secret candidate(Secret prk) {
    for (int counter = 0; counter < 256; counter++) {
      Secret candidate =
          kdf.expand(
              prk, "candidate", new WireWriter(1).u8(counter).toBytes(), id.privateKeyLength());
      candidate.array()[0] &= (byte) group.candidateMask();
      if (group.isPrivateKey(candidate.array())) {
        return candidate;
      }
    }
    throw new IllegalStateException("DeriveKeyPairError");
  }

  private void checkLength(Secret privateKey) {
    if (privateKey.size() != id.privateKeyLength()) {
      throw new IllegalArgumentException("HPKE private key of the wrong length");
    }
  }
}
