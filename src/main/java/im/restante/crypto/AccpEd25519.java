package im.restante.crypto;

import im.restante.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/// Ed25519 (RFC 8032 §5.1) on the Corretto provider, accepting exactly what [BcEd25519] accepts.
///
/// The native code checks the exact equation and the range of S; [Ed25519Rules] does the rest. Keys
/// are decoded at every call: remembering them would keep members' keys in memory after their group
/// has gone to rest, and saves little.
final class AccpEd25519 implements SignatureScheme {
  /// RFC 8410 §7: PrivateKeyInfo of an Ed25519 key up to its 32 bytes.
  private static final Bytes PKCS8_PREFIX = Bytes.fromHex("302e020100300506032b657004220420");

  /// RFC 8410 §4: SubjectPublicKeyInfo of an Ed25519 key up to its 32 bytes.
  private static final Bytes SPKI_PREFIX = Bytes.fromHex("302a300506032b6570032100");

  private final Provider provider;
  private final ThreadLocal<Worker> workers = ThreadLocal.withInitial(this::worker);

  /// The provider refuses longer ones with an exception.
  private static final int MESSAGE_BYTES_MAX = 1 << 20;

  /// For messages that are too long; both admit the same signatures.
  private final BcEd25519 portable = new BcEd25519();

  AccpEd25519(Provider provider) {
    this.provider = provider;
  }

  /// The provider's objects for one thread.
  private record Worker(KeyFactory keyFactory, Signature signer, Signature verifier) {}

  @Override
  public SignatureKeyPair generate(RandomSource random) {
    return BcEd25519.keyPair(random.secret(Ed25519Rules.KEY_BYTES));
  }

  @Override
  public Bytes sign(Secret privateKey, Bytes message) {
    if (privateKey.size() != Ed25519Rules.KEY_BYTES) {
      throw new IllegalArgumentException("Ed25519 private key of the wrong length");
    }
    if (message.size() > MESSAGE_BYTES_MAX) {
      return portable.sign(privateKey, message);
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
    if (!Ed25519Rules.admit(publicKey, signature)) {
      return false;
    }
    if (message.size() > MESSAGE_BYTES_MAX) {
      return portable.verify(publicKey, message, signature);
    }
    Worker worker = workers.get();
    try {
      PublicKey key =
          worker.keyFactory.generatePublic(
              new X509EncodedKeySpec(Bytes.concat(SPKI_PREFIX, publicKey).backingArray()));
      worker.verifier.initVerify(key);
      worker.verifier.update(message.backingArray(), message.backingOffset(), message.size());
      return worker.verifier.verify(
          signature.backingArray(), signature.backingOffset(), signature.size());
    } catch (InvalidKeySpecException | InvalidKeyException | SignatureException e) {
      return false;
    }
  }

  private Worker worker() {
    try {
      return new Worker(
          KeyFactory.getInstance("Ed25519", provider),
          Signature.getInstance("Ed25519", provider),
          Signature.getInstance("Ed25519", provider));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Corretto provider without Ed25519", e);
    }
  }
}
