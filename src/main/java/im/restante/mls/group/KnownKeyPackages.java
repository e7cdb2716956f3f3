package im.restante.mls.group;

import im.restante.wire.Bytes;

/// Remembers KeyPackages whose signatures have been verified before, at upload.
@FunctionalInterface
public interface KnownKeyPackages {
  /// Whether the KeyPackage with this KeyPackageRef was verified; the reference is over all its
  /// bytes.
  boolean verified(Bytes keyPackageRef);

  static KnownKeyPackages none() {
    return _ -> false;
  }
}
