package im.restante.ds.group;

import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.ds.resident.Activation;
import im.restante.ds.resident.CellVault;
import im.restante.ds.resident.OpenCellVault;
import im.restante.ds.resident.Prf;
import im.restante.mls.group.GroupAccess;
import im.restante.mls.group.KeyFingerprint;
import im.restante.protocol.ds.MetadataMode;

/// What it takes to look into a group, for as long as one batch of its requests.
///
/// Holds keys: close it when the batch is decided (H-06).
///
/// @param prf names users, clients and joiners in both modes
public record Opening(SuiteCrypto crypto, CellVault vault, Prf prf, GroupAccess access)
    implements AutoCloseable {
  /// @param groupKey the members' key, or for full metadata the group's own (V2)
  public static Opening of(
      MetadataMode mode, SuiteCrypto crypto, Secret groupKey, Activation activation) {
    CellVault vault =
        switch (mode) {
          case FULL -> OpenCellVault.INSTANCE;
          case REDUCED -> activation.vault(groupKey);
        };
    Prf prf = new Prf(groupKey);
    KeyFingerprint fingerprints =
        switch (mode) {
          case FULL -> KeyFingerprint.plain();
          case REDUCED -> prf;
        };
    return new Opening(crypto, vault, prf, new GroupAccess(crypto, vault, fingerprints));
  }

  @Override
  public void close() {
    vault.close();
  }
}
