package im.restante.crypto;

import im.restante.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.jspecify.annotations.Nullable;

/// Ed25519 (RFC 8032 §5.1) on the Corretto provider, accepting exactly what [BcEd25519] accepts.
///
/// The native code checks the exact equation and the range of S, but takes keys of every order and
/// the neutral element as R; both are refused here.
final class AccpEd25519 implements SignatureScheme {
  private static final int KEY_LENGTH = 32;
  private static final int SIGNATURE_LENGTH = 64;

  /// RFC 8410 §7: PrivateKeyInfo of an Ed25519 key up to its 32 bytes.
  private static final Bytes PKCS8_PREFIX = Bytes.fromHex("302e020100300506032b657004220420");

  /// RFC 8410 §4: SubjectPublicKeyInfo of an Ed25519 key up to its 32 bytes.
  private static final Bytes SPKI_PREFIX = Bytes.fromHex("302a300506032b6570032100");

  private static final Bytes NEUTRAL = Bytes.fromHex("01" + "00".repeat(31));

  private final Provider provider;
  private final ThreadLocal<Worker> workers = ThreadLocal.withInitial(this::worker);

  AccpEd25519(Provider provider) {
    this.provider = provider;
  }

  /// The provider's objects for one thread.
  private record Worker(
      KeyFactory keyFactory, Signature signer, Signature verifier, VerificationKeys keys) {}

  @Override
  public SignatureKeyPair generate(RandomSource random) {
    return BcEd25519.keyPair(random.secret(KEY_LENGTH));
  }

  @Override
  public Bytes sign(Secret privateKey, Bytes message) {
    if (privateKey.size() != KEY_LENGTH) {
      throw new IllegalArgumentException("Ed25519 private key of the wrong length");
    }
    Worker worker = workers.get();
    try (Secret pkcs8 =
        Secret.of(Bytes.concat(PKCS8_PREFIX, Bytes.wrap(privateKey.array())).backingArray())) {
      PrivateKey key = worker.keyFactory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8.array()));
      worker.signer.initSign(key);
      worker.signer.update(message.backingArray(), message.backingOffset(), message.size());
      return Bytes.wrap(worker.signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Ed25519 signing failed", e);
    }
  }

  @Override
  public boolean verify(Bytes publicKey, Bytes message, Bytes signature) {
    if (publicKey.size() != KEY_LENGTH
        || signature.size() != SIGNATURE_LENGTH
        || signature.slice(0, KEY_LENGTH).equals(NEUTRAL)) {
      return false;
    }
    Worker worker = workers.get();
    PublicKey key = worker.keys.get(publicKey, encoded -> decode(worker, encoded));
    if (key == null) {
      return false;
    }
    try {
      worker.verifier.initVerify(key);
      worker.verifier.update(message.backingArray(), message.backingOffset(), message.size());
      return worker.verifier.verify(
          signature.backingArray(), signature.backingOffset(), signature.size());
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Ed25519 verification failed", e);
    }
  }

  private static @Nullable PublicKey decode(Worker worker, Bytes encoded) {
    if (!BcEd25519.isPrimeOrder(encoded)) {
      return null;
    }
    try {
      return worker.keyFactory.generatePublic(
          new X509EncodedKeySpec(Bytes.concat(SPKI_PREFIX, encoded).backingArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Ed25519 key factory refused a valid key", e);
    }
  }

  private Worker worker() {
    try {
      return new Worker(
          KeyFactory.getInstance("Ed25519", provider),
          Signature.getInstance("Ed25519", provider),
          Signature.getInstance("Ed25519", provider),
          new VerificationKeys());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Corretto provider without Ed25519", e);
    }
  }
}
