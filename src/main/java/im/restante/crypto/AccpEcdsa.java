package im.restante.crypto;

import im.restante.wire.Bytes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.jspecify.annotations.Nullable;

/// ECDSA verification on the Corretto provider; keys and signatures are made by [BcEcdsa], whose
/// signatures are deterministic.
final class AccpEcdsa implements SignatureScheme {
  private final NistCurve curve;
  private final Provider provider;
  private final BcEcdsa signer;
  private final ThreadLocal<Worker> workers = ThreadLocal.withInitial(this::worker);

  AccpEcdsa(NistCurve curve, Provider provider, BcEcdsa signer) {
    this.curve = curve;
    this.provider = provider;
    this.signer = signer;
  }

  /// The provider's objects for one thread.
  private record Worker(KeyFactory keyFactory, Signature verifier, VerificationKeys keys) {}

  @Override
  public SignatureKeyPair generate(RandomSource random) {
    return signer.generate(random);
  }

  @Override
  public Bytes sign(Secret privateKey, Bytes message) {
    return signer.sign(privateKey, message);
  }

  @Override
  public boolean verify(Bytes publicKey, Bytes message, Bytes signature) {
    if (EcdsaSignature.read(signature, curve.domain().getN()) == null) {
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
      throw new IllegalStateException("ECDSA verification failed", e);
    }
  }

  private @Nullable PublicKey decode(Worker worker, Bytes encoded) {
    if (curve.decodePoint(encoded) == null) {
      return null;
    }
    try {
      return worker.keyFactory.generatePublic(
          new X509EncodedKeySpec(subjectPublicKeyInfo(encoded)));
    } catch (InvalidKeySpecException e) {
      return null;
    }
  }

  private byte[] subjectPublicKeyInfo(Bytes point) {
    AlgorithmIdentifier algorithm =
        new AlgorithmIdentifier(
            X9ObjectIdentifiers.id_ecPublicKey,
            switch (curve) {
              case P256 -> SECObjectIdentifiers.secp256r1;
              case P384 -> SECObjectIdentifiers.secp384r1;
              case P521 -> SECObjectIdentifiers.secp521r1;
            });
    try {
      return new SubjectPublicKeyInfo(algorithm, point.toByteArray()).getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException("DER encoding failed", e);
    }
  }

  private Worker worker() {
    try {
      return new Worker(
          KeyFactory.getInstance("EC", provider),
          Signature.getInstance(algorithm(), provider),
          new VerificationKeys());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Corretto provider without " + algorithm(), e);
    }
  }

  private String algorithm() {
    return switch (curve) {
      case P256 -> "SHA256withECDSA";
      case P384 -> "SHA384withECDSA";
      case P521 -> "SHA512withECDSA";
    };
  }
}
