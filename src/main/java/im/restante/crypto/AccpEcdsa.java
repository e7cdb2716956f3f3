package im.restante.crypto;

import im.restante.wire.Bytes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
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

/// ECDSA verification on the Corretto provider; keys and signatures are made by [BcEcdsa], whose
/// signatures are deterministic. The native code refuses points off the curve.
final class AccpEcdsa implements SignatureScheme {
  private final NistCurve curve;
  private final Provider provider;
  private final BcEcdsa signer;
  private final Bytes spkiPrefix;
  private final ThreadLocal<Worker> workers = ThreadLocal.withInitial(this::worker);

  AccpEcdsa(NistCurve curve, Provider provider, BcEcdsa signer) {
    this.curve = curve;
    this.provider = provider;
    this.signer = signer;
    this.spkiPrefix = spkiPrefix(curve);
  }

  /// The provider's objects for one thread.
  private record Worker(KeyFactory keyFactory, Signature verifier) {}

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
    if (!curve.hasPointForm(publicKey)
        || EcdsaSignature.read(signature, curve.domain().getN()) == null) {
      return false;
    }
    Worker worker = workers.get();
    try {
      PublicKey key =
          worker.keyFactory.generatePublic(
              new X509EncodedKeySpec(Bytes.concat(spkiPrefix, publicKey).backingArray()));
      worker.verifier.initVerify(key);
      worker.verifier.update(message.backingArray(), message.backingOffset(), message.size());
      return worker.verifier.verify(
          signature.backingArray(), signature.backingOffset(), signature.size());
    } catch (InvalidKeySpecException | InvalidKeyException | SignatureException e) {
      return false;
    }
  }

  /// SubjectPublicKeyInfo (RFC 5480 §2) up to the point: what stands before the base point in its
  /// own encoding.
  private static Bytes spkiPrefix(NistCurve curve) {
    AlgorithmIdentifier algorithm =
        new AlgorithmIdentifier(
            X9ObjectIdentifiers.id_ecPublicKey,
            switch (curve) {
              case P256 -> SECObjectIdentifiers.secp256r1;
              case P384 -> SECObjectIdentifiers.secp384r1;
              case P521 -> SECObjectIdentifiers.secp521r1;
            });
    byte[] base = curve.domain().getG().getEncoded(false);
    try {
      Bytes whole = Bytes.wrap(new SubjectPublicKeyInfo(algorithm, base).getEncoded("DER"));
      return whole.slice(0, whole.size() - base.length).compact();
    } catch (IOException e) {
      throw new IllegalStateException("DER encoding failed", e);
    }
  }

  private Worker worker() {
    try {
      return new Worker(
          KeyFactory.getInstance("EC", provider), Signature.getInstance(algorithm(), provider));
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
