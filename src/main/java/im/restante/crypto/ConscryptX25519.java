package im.restante.crypto;

import im.restante.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import javax.crypto.KeyAgreement;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;

/// X25519 agreement on Conscrypt; public keys of our own come from [BcX25519], whose fixed-base
/// multiplication is as fast.
final class ConscryptX25519 implements DhGroup {
  private static final int KEY_LENGTH = 32;

  /// RFC 8410 §7: PrivateKeyInfo of an X25519 key up to its 32 bytes.
  private static final Bytes PKCS8_PREFIX = Bytes.fromHex("302e020100300506032b656e04220420");

  /// RFC 8410 §4: SubjectPublicKeyInfo of an X25519 key up to its 32 bytes.
  private static final Bytes SPKI_PREFIX = Bytes.fromHex("302a300506032b656e032100");

  private final BcX25519 base = new BcX25519();
  private final Provider provider;
  private final ThreadLocal<Worker> workers = ThreadLocal.withInitial(this::worker);

  private ConscryptX25519(Provider provider) {
    this.provider = provider;
  }

  /// The provider's objects for one thread.
  private record Worker(KeyFactory keyFactory, KeyAgreement agreement) {}

  /// The group, or null where Conscrypt's native code does not load.
  static @Nullable ConscryptX25519 load() {
    try {
      return Conscrypt.isAvailable() ? new ConscryptX25519(Conscrypt.newProvider()) : null;
    } catch (LinkageError e) {
      return null;
    }
  }

  @Override
  public byte[] publicKey(byte[] privateKey) {
    return base.publicKey(privateKey);
  }

  @Override
  public byte @Nullable [] agree(byte[] privateKey, Bytes publicKey) {
    if (!isValidPublicKey(publicKey)) {
      return null;
    }
    Worker worker = workers.get();
    try (Secret pkcs8 =
        Secret.of(Bytes.concat(PKCS8_PREFIX, Bytes.wrap(privateKey)).backingArray())) {
      PrivateKey own = worker.keyFactory.generatePrivate(new PKCS8EncodedKeySpec(pkcs8.array()));
      PublicKey peer =
          worker.keyFactory.generatePublic(
              new X509EncodedKeySpec(Bytes.concat(SPKI_PREFIX, publicKey).backingArray()));
      worker.agreement.init(own);
      worker.agreement.doPhase(peer, true);
      return worker.agreement.generateSecret();
    } catch (InvalidKeyException e) {
      return null;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("X25519 agreement failed", e);
    }
  }

  @Override
  public boolean isValidPublicKey(Bytes publicKey) {
    return publicKey.size() == KEY_LENGTH && MontgomeryPoints.isValid25519(publicKey);
  }

  private Worker worker() {
    try {
      return new Worker(
          KeyFactory.getInstance("XDH", provider), KeyAgreement.getInstance("XDH", provider));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Conscrypt without X25519", e);
    }
  }
}
