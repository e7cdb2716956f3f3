package im.restante.mls.group;

import static im.restante.mls.check.CheckFailed.require;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.check.Check;
import im.restante.mls.check.Checked;
import im.restante.mls.label.Labels;
import im.restante.mls.message.KeyPackage;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.ProtocolVersion;
import im.restante.wire.Bytes;

/// A KeyPackage that passed the checks of RFC 9420 §10.1, which name no group; there is no other
/// way to one.
public final class VerifiedKeyPackage {
  private final KeyPackage keyPackage;
  private final Bytes reference;

  private VerifiedKeyPackage(KeyPackage keyPackage, Bytes reference) {
    this.keyPackage = keyPackage;
    this.reference = reference;
  }

  /// Verifies a KeyPackage, at upload or in an Add. The signatures of one that `known` has seen
  /// before are not checked again.
  public static Checked<VerifiedKeyPackage> verify(
      KeyPackage keyPackage,
      SuiteCrypto crypto,
      GroupRules rules,
      KnownKeyPackages known,
      long nowSeconds) {
    return Checked.of(() -> check(keyPackage, crypto, rules, known, nowSeconds));
  }

  static VerifiedKeyPackage check(
      KeyPackage keyPackage,
      SuiteCrypto crypto,
      GroupRules rules,
      KnownKeyPackages known,
      long nowSeconds) {
    require(
        keyPackage.version().equals(ProtocolVersion.MLS10)
            && keyPackage.cipherSuite().value() == crypto.suite().value(),
        Check.KEY_PACKAGE_SUITE,
        "suite",
        keyPackage.cipherSuite().value());
    LeafNode leaf = keyPackage.leafNode();
    LeafChecks checks = new LeafChecks(crypto, rules, nowSeconds);
    if (leaf.source() instanceof LeafNodeSource.FromKeyPackage(var lifetime)) {
      checks.lifetime(lifetime);
    } else {
      require(false, Check.LEAF_SOURCE_KEY_PACKAGE);
    }
    require(!keyPackage.initKey().equals(leaf.encryptionKey()), Check.INIT_KEY_DIFFERS);
    require(crypto.isValidHpkePublicKey(keyPackage.initKey()), Check.ENCRYPTION_KEY_WELL_FORMED);
    ExtensionPlaces.KEY_PACKAGE.check(keyPackage.extensions());
    checks.self(leaf);
    Bytes reference = reference(keyPackage, crypto);
    if (!known.verified(reference)) {
      checks.signature(leaf, Bytes.EMPTY, 0);
      require(
          Labels.verifyWithLabel(
              crypto,
              leaf.signatureKey(),
              "KeyPackageTBS",
              keyPackage.toBeSigned(),
              keyPackage.signature()),
          Check.KEY_PACKAGE_SIGNATURE);
    }
    return new VerifiedKeyPackage(keyPackage, reference);
  }

  /// A KeyPackage that was checked when its proposal came.
  static VerifiedKeyPackage checkedBefore(KeyPackage keyPackage, SuiteCrypto crypto) {
    return new VerifiedKeyPackage(keyPackage, reference(keyPackage, crypto));
  }

  public KeyPackage keyPackage() {
    return keyPackage;
  }

  public LeafNode leafNode() {
    return keyPackage.leafNode();
  }

  /// KeyPackageRef (RFC 9420 §5.2).
  public Bytes reference() {
    return reference;
  }

  private static Bytes reference(KeyPackage keyPackage, SuiteCrypto crypto) {
    return Labels.refHash(crypto, "MLS 1.0 KeyPackage Reference", keyPackage.encoded());
  }
}
