package im.restante.crypto;

import im.restante.wire.Bytes;
import java.math.BigInteger;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;

/// ECDSA on a NIST curve on Bouncy Castle: DER signatures, nonces by RFC 6979.
final class BcEcdsa implements SignatureScheme {
  private final NistCurve curve;
  private final Kdf hash;

  /// `hash` is the one of the signature scheme: SHA-256, -384, -512 for P-256, P-384, P-521.
  BcEcdsa(NistCurve curve, Kdf hash) {
    this.curve = curve;
    this.hash = hash;
  }

  @Override
  public SignatureKeyPair generate(RandomSource random) {
    while (true) {
      Secret candidate = random.secret(curve.fieldLength());
      candidate.array()[0] &= (byte) curve.candidateMask();
      if (curve.isPrivateKey(candidate.array())) {
        return new SignatureKeyPair(candidate, Bytes.wrap(curve.publicKey(candidate.array())));
      }
      candidate.close();
    }
  }

  @Override
  public Bytes sign(Secret privateKey, Bytes message) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(digest()));
    signer.init(true, new ECPrivateKeyParameters(curve.scalar(privateKey.array()), curve.domain()));
    BigInteger[] parts = signer.generateSignature(hash.hash(message).backingArray());
    return new EcdsaSignature(parts[0], parts[1]).write();
  }

  @Override
  public boolean verify(Bytes publicKey, Bytes message, Bytes signature) {
    ECPoint point = curve.decodePoint(publicKey);
    EcdsaSignature decoded = EcdsaSignature.read(signature, curve.domain().getN());
    if (point == null || decoded == null) {
      return false;
    }
    ECDSASigner signer = new ECDSASigner();
    signer.init(false, new ECPublicKeyParameters(point, curve.domain()));
    return signer.verifySignature(hash.hash(message).backingArray(), decoded.r(), decoded.s());
  }

  private Digest digest() {
    return switch (curve) {
      case P256 -> SHA256Digest.newInstance();
      case P384 -> new SHA384Digest();
      case P521 -> new SHA512Digest();
    };
  }
}
