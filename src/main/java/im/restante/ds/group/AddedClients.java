package im.restante.ds.group;

import im.restante.mls.check.Checked;
import im.restante.mls.group.VerifiedKeyPackage;
import im.restante.mls.label.Labels;
import im.restante.mls.message.Add;
import im.restante.mls.message.Commit;
import im.restante.mls.message.KeyPackage;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.Proposal;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The clients that a commit adds by value, each with a KeyPackage that holds.
///
/// @param references their KeyPackageRefs
/// @param addresses their queues
record AddedClients(Set<Bytes> references, List<LeafAddress> addresses) {
  /// Checks all; where too many signatures are new, a worker has to verify them first.
  static AddedClients check(Commit commit, Scene scene) {
    Set<Bytes> references = new HashSet<>();
    List<LeafAddress> addresses = new ArrayList<>();
    List<KeyPackage> unverified = new ArrayList<>();
    for (Proposal proposal : CommitOperation.byValue(commit)) {
      if (proposal instanceof Add(KeyPackage keyPackage)) {
        addresses.add(address(keyPackage, scene));
        Bytes reference = reference(keyPackage, scene);
        if (!scene.command().known().verified(reference)) {
          unverified.add(keyPackage);
        }
        references.add(reference);
      }
    }
    if (unverified.size() > scene.limits().keyPackagesOnLoopMax()) {
      throw new Refused(new Decision.NeedsVerification(unverified));
    }
    for (KeyPackage keyPackage : unverified) {
      Refused.require(
          VerifiedKeyPackage.verify(
                  keyPackage,
                  scene.opening().crypto(),
                  scene.rules(),
                  scene.command().known(),
                  scene.command().nowSeconds())
              instanceof Checked.Valid<VerifiedKeyPackage>,
          DSErrorCode.INVALID_KEY_PACKAGE);
    }
    return new AddedClients(references, addresses);
  }

  /// Whether nobody's lifetime began too long ago.
  static boolean isFresh(KeyPackage keyPackage, GroupLimits limits, long nowSeconds) {
    return keyPackage.leafNode().source() instanceof LeafNodeSource.FromKeyPackage(var lifetime)
        && nowSeconds - lifetime.notBeforeSeconds() <= limits.keyPackageAgeSecondsMax();
  }

  private static LeafAddress address(KeyPackage keyPackage, Scene scene) {
    Refused.require(
        isFresh(keyPackage, scene.limits(), scene.command().nowSeconds()),
        DSErrorCode.INVALID_KEY_PACKAGE);
    MemberId member =
        Refused.requirePresent(
            MemberId.of(keyPackage.leafNode(), scene.state().mode()),
            DSErrorCode.INVALID_KEY_PACKAGE);
    return LeafAddress.of(keyPackage.leafNode(), member, DSErrorCode.INVALID_KEY_PACKAGE);
  }

  private static Bytes reference(KeyPackage keyPackage, Scene scene) {
    return Labels.refHash(
        scene.opening().crypto(), "MLS 1.0 KeyPackage Reference", keyPackage.encoded());
  }
}
