package im.restante.ds.group;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.check.Checked;
import im.restante.mls.group.KnownKeyPackages;
import im.restante.mls.group.VerifiedKeyPackage;
import im.restante.mls.message.KeyPackage;
import im.restante.protocol.ds.MetadataMode;
import im.restante.wire.Bytes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The part of adding many clients that knows nothing of the group: for a worker thread.
public record KeyPackageVerification(SuiteCrypto crypto, MetadataMode mode, GroupLimits limits) {
  /// Those that were verified now, or nothing where one does not hold.
  public Optional<KnownKeyPackages> verify(List<KeyPackage> keyPackages, long nowSeconds) {
    Set<Bytes> verified = new HashSet<>();
    for (KeyPackage keyPackage : keyPackages) {
      if (!(VerifiedKeyPackage.verify(
              keyPackage, crypto, Scene.rules(mode, limits), KnownKeyPackages.none(), nowSeconds)
          instanceof Checked.Valid<VerifiedKeyPackage>(VerifiedKeyPackage valid))) {
        return Optional.empty();
      }
      verified.add(valid.reference());
    }
    return Optional.of(verified::contains);
  }
}
