package im.restante.qs.records;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.CryptoProvider;
import im.restante.mls.check.Checked;
import im.restante.mls.group.GroupRules;
import im.restante.mls.group.KnownKeyPackages;
import im.restante.mls.group.VerifiedKeyPackage;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.KeyPackage;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.protocol.qs.AddPackage;
import im.restante.protocol.qs.ClientQueueConfig;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The checks of uploaded KeyPackages (D-02): RFC 9420 §10.1, a suite of this provider, and a queue
/// at this provider. Thread-safe; a call costs two signatures a package, so it belongs on a worker.
public final class KeyPackageChecks {
  private final CryptoProvider crypto;
  private final Set<CipherSuite> suites;
  private final GroupRules rules;
  private final Bytes providerDomain;

  public KeyPackageChecks(
      CryptoProvider crypto, Set<CipherSuite> suites, GroupRules rules, Bytes providerDomain) {
    this.crypto = crypto;
    this.suites = Set.copyOf(suites);
    this.rules = rules;
    this.providerDomain = providerDomain;
  }

  /// An AddPackage that passed.
  record Checkable(
      AddPackage addPackage, Bytes reference, long notAfterSeconds, boolean lastResort) {}

  /// All packages, or the position of the first that did not pass.
  sealed interface Outcome {
    record Passed(List<Checkable> packages) implements Outcome {}

    record Failed(int position) implements Outcome {}
  }

  Outcome check(List<AddPackage> packages, long nowSeconds) {
    List<Checkable> passed = new ArrayList<>(packages.size());
    for (AddPackage addPackage : packages) {
      Checkable checked = check(addPackage, nowSeconds);
      if (checked == null) {
        return new Outcome.Failed(passed.size());
      }
      passed.add(checked);
    }
    return new Outcome.Passed(passed);
  }

  private @Nullable Checkable check(AddPackage addPackage, long nowSeconds) {
    KeyPackage keyPackage = addPackage.keyPackage();
    CipherSuite suite = CipherSuite.of(keyPackage.cipherSuite().value());
    if (suite == null || !suites.contains(suite) || !hasQueueHere(keyPackage.leafNode())) {
      return null;
    }
    return switch (VerifiedKeyPackage.verify(
        keyPackage, crypto.suite(suite), rules, KnownKeyPackages.none(), nowSeconds)) {
      case Checked.Invalid<VerifiedKeyPackage> _ -> null;
      case Checked.Valid<VerifiedKeyPackage>(var verified) ->
          new Checkable(
              addPackage,
              verified.reference().compact(),
              notAfterSeconds(keyPackage.leafNode()),
              keyPackage.extensions().contains(ExtensionType.LAST_RESORT));
    };
  }

  private boolean hasQueueHere(LeafNode leaf) {
    try {
      ClientQueueConfig config =
          leaf.extensions().find(ClientQueueConfig.EXTENSION_TYPE, ClientQueueConfig::read);
      return config != null && config.clientHomeserverDomain().equals(providerDomain);
    } catch (MalformedMessage malformed) {
      return false;
    }
  }

  /// The end of a lifetime that has been checked against its bound.
  private static long notAfterSeconds(LeafNode leaf) {
    return leaf.source() instanceof LeafNodeSource.FromKeyPackage(var lifetime)
        ? lifetime.notAfterSeconds()
        : 0;
  }
}
