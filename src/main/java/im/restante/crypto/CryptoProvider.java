package im.restante.crypto;

import java.security.Provider;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The seven suites, assembled once at start from the fastest parts that work on this machine.
///
/// Native code is used only after it gave its known answers. Thread-safe and immutable.
public final class CryptoProvider {
  private final Map<CipherSuite, SuiteCrypto> suites = new EnumMap<>(CipherSuite.class);
  private final String description;

  /// `accp` null: signatures by Bouncy Castle alone.
  private CryptoProvider(@Nullable Provider accp, DhGroup x25519) {
    Kdf sha256 = new Kdf(KdfId.HKDF_SHA256);
    Kdf sha384 = new Kdf(KdfId.HKDF_SHA384);
    Kdf sha512 = new Kdf(KdfId.HKDF_SHA512);
    for (CipherSuite suite : CipherSuite.values()) {
      Kdf kdf =
          switch (suite.kdf()) {
            case HKDF_SHA256 -> sha256;
            case HKDF_SHA384 -> sha384;
            case HKDF_SHA512 -> sha512;
          };
      DhGroup group =
          switch (suite.kem()) {
            case X25519 -> x25519;
            case X448 -> new BcX448();
            case P256 -> new BcNistDh(NistCurve.P256);
            case P384 -> new BcNistDh(NistCurve.P384);
            case P521 -> new BcNistDh(NistCurve.P521);
          };
      SignatureScheme signatures =
          switch (suite.signature()) {
            case ED25519 -> accp == null ? new BcEd25519() : new AccpEd25519(accp);
            case ED448 -> new BcEd448();
            case ECDSA_P256 -> ecdsa(NistCurve.P256, sha256, accp);
            case ECDSA_P384 -> ecdsa(NistCurve.P384, sha384, accp);
            case ECDSA_P521 -> ecdsa(NistCurve.P521, sha512, accp);
          };
      // In these suites the KEM's KDF is the suite's own (RFC 9180 §7.1, RFC 9420 §17.1).
      suites.put(
          suite,
          new ProviderSuite(
              suite, kdf, new Aead(suite.aead()), new DhKem(suite.kem(), group, kdf), signatures));
    }
    description =
        "signatures="
            + (accp == null ? "bouncycastle" : "corretto-" + accp.getVersionStr())
            + " x25519="
            + (x25519 instanceof ConscryptX25519 ? "conscrypt" : "bouncycastle");
  }

  /// Probes the machine and builds all suites; a start-up task, some tens of milliseconds.
  ///
  /// [SignatureBackend#PORTABLE] keeps X25519 in Java, too. Throws [IllegalStateException] if
  /// `preference` is [SignatureBackend#FAST] and the native signatures do not work here.
  public static CryptoProvider create(SignatureBackend preference) {
    if (preference == SignatureBackend.PORTABLE) {
      return new CryptoProvider(null, new BcX25519());
    }
    Provider accp = Accp.load();
    if (accp != null && !answers(accp)) {
      accp = null;
    }
    if (accp == null && preference == SignatureBackend.FAST) {
      throw new IllegalStateException("native signatures do not work on this machine");
    }
    return new CryptoProvider(accp, x25519());
  }

  public SuiteCrypto suite(CipherSuite suite) {
    SuiteCrypto crypto = suites.get(suite);
    if (crypto == null) {
      throw new IllegalStateException("suite without an implementation");
    }
    return crypto;
  }

  /// Which implementations are in use, for the start-up log.
  public String description() {
    return description;
  }

  private static SignatureScheme ecdsa(NistCurve curve, Kdf hash, @Nullable Provider accp) {
    BcEcdsa portable = new BcEcdsa(curve, hash);
    return accp == null ? portable : new AccpEcdsa(curve, accp, portable);
  }

  private static boolean answers(Provider accp) {
    try {
      BcEcdsa p256 = new BcEcdsa(NistCurve.P256, new Kdf(KdfId.HKDF_SHA256));
      return KnownAnswers.ed25519(new AccpEd25519(accp))
          && KnownAnswers.ecdsa(new AccpEcdsa(NistCurve.P256, accp, p256), p256);
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static DhGroup x25519() {
    ConscryptX25519 conscrypt = ConscryptX25519.load();
    try {
      return conscrypt != null && KnownAnswers.x25519(conscrypt) ? conscrypt : new BcX25519();
    } catch (IllegalStateException e) {
      return new BcX25519();
    }
  }
}
