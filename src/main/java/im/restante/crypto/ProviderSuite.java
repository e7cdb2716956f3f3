package im.restante.crypto;

import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// A cipher suite assembled from the parts a [CryptoProvider] chose.
final class ProviderSuite implements SuiteCrypto {
  private final CipherSuite suite;
  private final Kdf kdf;
  private final Aead aead;
  private final DhKem kem;
  private final Hpke hpke;
  private final SignatureScheme signatures;

  ProviderSuite(CipherSuite suite, Kdf kdf, Aead aead, DhKem kem, SignatureScheme signatures) {
    this.suite = suite;
    this.kdf = kdf;
    this.aead = aead;
    this.kem = kem;
    this.hpke = new Hpke(suite, kem, kdf, aead);
    this.signatures = signatures;
  }

  @Override
  public CipherSuite suite() {
    return suite;
  }

  @Override
  public Bytes hash(Bytes data) {
    return kdf.hash(data);
  }

  @Override
  public Bytes hash(Bytes first, Bytes second) {
    return kdf.hash(first, second);
  }

  @Override
  public Bytes mac(Secret key, Bytes data) {
    return Bytes.wrap(kdf.mac(key.array(), data));
  }

  @Override
  public Secret extract(Secret salt, Secret ikm) {
    return kdf.extract(salt.array(), ikm.array());
  }

  @Override
  public Secret expand(Secret prk, Bytes info, int length) {
    return kdf.expand(prk.array(), info, length);
  }

  @Override
  public Bytes seal(Secret key, Bytes nonce, Bytes aad, Bytes plaintext) {
    return aead.seal(key.array(), nonce, aad, plaintext);
  }

  @Override
  public @Nullable Bytes open(Secret key, Bytes nonce, Bytes aad, Bytes ciphertext) {
    return aead.open(key.array(), nonce, aad, ciphertext);
  }

  @Override
  public SignatureKeyPair generateSignatureKeyPair(RandomSource random) {
    return signatures.generate(random);
  }

  @Override
  public Bytes sign(Secret privateKey, Bytes message) {
    return signatures.sign(privateKey, message);
  }

  @Override
  public boolean verify(Bytes publicKey, Bytes message, Bytes signature) {
    return signatures.verify(publicKey, message, signature);
  }

  @Override
  public HpkeKeyPair deriveHpkeKeyPair(Secret ikm) {
    return kem.derive(ikm);
  }

  @Override
  public HpkeKeyPair generateHpkeKeyPair(RandomSource random) {
    return kem.generate(random);
  }

  @Override
  public boolean isValidHpkePublicKey(Bytes publicKey) {
    return kem.isValidPublicKey(publicKey);
  }

  @Override
  public Bytes hpkePublicKey(Secret privateKey) {
    return kem.publicKey(privateKey);
  }

  @Override
  public HpkeSealed hpkeSeal(
      Bytes publicKey, Bytes info, Bytes aad, Bytes plaintext, RandomSource random) {
    return hpke.seal(publicKey, info, aad, plaintext, random);
  }

  @Override
  public @Nullable Bytes hpkeOpen(
      Secret privateKey,
      Bytes publicKey,
      Bytes kemOutput,
      Bytes info,
      Bytes aad,
      Bytes ciphertext) {
    return hpke.open(privateKey, publicKey, kemOutput, info, aad, ciphertext);
  }

  @Override
  public HpkeExport hpkeSendExport(
      Bytes publicKey, Bytes info, Bytes exporterContext, int length, RandomSource random) {
    return hpke.sendExport(publicKey, info, exporterContext, length, random);
  }

  @Override
  public @Nullable Secret hpkeReceiveExport(
      Secret privateKey,
      Bytes publicKey,
      Bytes kemOutput,
      Bytes info,
      Bytes exporterContext,
      int length) {
    return hpke.receiveExport(privateKey, publicKey, kemOutput, info, exporterContext, length);
  }
}
