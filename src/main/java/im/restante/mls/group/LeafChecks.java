package im.restante.mls.group;

import static im.restante.mls.check.CheckFailed.require;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.check.Check;
import im.restante.mls.label.Labels;
import im.restante.mls.message.Capabilities;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Extension;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.Lifetime;
import im.restante.mls.message.ProtocolVersion;
import im.restante.wire.Bytes;

/// The checks of RFC 9420 §7.3 on one leaf node.
final class LeafChecks {
  private final SuiteCrypto crypto;
  private final CipherSuiteId suite;
  private final GroupRules rules;
  private final long nowSeconds;

  LeafChecks(SuiteCrypto crypto, GroupRules rules, long nowSeconds) {
    this.crypto = crypto;
    this.suite = new CipherSuiteId(crypto.suite().value());
    this.rules = rules;
    this.nowSeconds = nowSeconds;
  }

  /// What holds for a leaf wherever it came from.
  void self(LeafNode leaf) {
    Capabilities capabilities = leaf.capabilities();
    require(
        capabilities.supports(ProtocolVersion.MLS10) && capabilities.supports(suite),
        Check.LEAF_SUITE_SUPPORTED);
    require(
        capabilities.supports(leaf.credential().type()),
        Check.LEAF_OWN_CREDENTIAL_SUPPORTED,
        "credential",
        leaf.credential().type().value());
    ExtensionPlaces.LEAF_NODE.check(leaf.extensions());
    for (Extension extension : leaf.extensions().list()) {
      require(
          capabilities.supports(extension.type()),
          Check.LEAF_EXTENSIONS_SUPPORTED,
          "extension",
          extension.type().value());
    }
    require(crypto.isValidHpkePublicKey(leaf.encryptionKey()), Check.ENCRYPTION_KEY_WELL_FORMED);
    require(rules.credentials().accepts(leaf, nowSeconds), Check.LEAF_CREDENTIAL);
  }

  /// valn0105 and the bound on the whole lifetime (§7.2).
  void lifetime(Lifetime lifetime) {
    long from = lifetime.notBeforeSeconds();
    long to = lifetime.notAfterSeconds();
    long earliest = Math.max(0, nowSeconds - rules.clockToleranceSeconds());
    require(
        Long.compareUnsigned(from, to) <= 0
            && Long.compareUnsigned(from, nowSeconds + rules.clockToleranceSeconds()) <= 0
            && Long.compareUnsigned(to, earliest) >= 0
            && Long.compareUnsigned(to - from, rules.lifetimeSecondsMax()) <= 0,
        Check.LEAF_LIFETIME);
  }

  /// valn0102, for a leaf at its place in a group.
  void signature(LeafNode leaf, Bytes groupId, long leafIndex) {
    require(
        Labels.verifyWithLabel(
            crypto,
            leaf.signatureKey(),
            "LeafNodeTBS",
            leaf.toBeSigned(groupId, leafIndex),
            leaf.signature()),
        Check.LEAF_SIGNATURE,
        "leaf",
        leafIndex);
  }

  /// What holds for a leaf that takes the place of `before`: another encryption key, an acceptable
  /// credential (§12.1.2, §5.3.1).
  void succession(LeafNode before, LeafNode after) {
    require(!before.encryptionKey().equals(after.encryptionKey()), Check.UPDATE_NEW_ENCRYPTION_KEY);
    require(rules.credentials().mayReplace(before, after), Check.CREDENTIAL_SUCCESSION);
  }
}
