package im.restante.mls.group;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.tree.NodeVault;
import im.restante.mls.tree.OpenVault;

/// What it takes to look into a group: its suite, what opens its nodes and what names its keys.
///
/// For a sealed group it lives as long as the request that brought the group's key.
public record GroupAccess(SuiteCrypto crypto, NodeVault vault, KeyFingerprint fingerprints) {
  /// Access to groups whose state lies open.
  public static GroupAccess open(SuiteCrypto crypto) {
    return new GroupAccess(crypto, OpenVault.INSTANCE, KeyFingerprint.plain());
  }
}
