package im.restante.ds.group;

import im.restante.crypto.CipherSuite;
import im.restante.ds.resident.CellKind;
import im.restante.ds.resident.LeafTable;
import im.restante.mls.group.FingerprintSet;
import im.restante.mls.group.GroupCore;
import im.restante.mls.group.PublicGroup;
import im.restante.mls.group.SupportCounts;
import im.restante.mls.tree.RatchetTree;
import im.restante.protocol.ds.MetadataMode;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;

/// One group as it lies in memory between requests: cells, counters, PRF values (V4). Immutable.
///
/// In reduced-metadata groups nothing here can be read without an [Opening].
///
/// @param core the sealed [GroupCore]
/// @param recipients a [Recipient] for each leaf
/// @param activity an [Activity] for each leaf
public record GroupState(
    MetadataMode mode,
    CipherSuite suite,
    Bytes core,
    RatchetTree tree,
    FingerprintSet keys,
    SupportCounts support,
    Users users,
    UserKeys userKeys,
    LeafTable recipients,
    LeafTable activity,
    Joiners joiners,
    Digests digests) {

  /// The group as MLS sees it.
  public PublicGroup publicGroup(Opening opening) {
    GroupCore open =
        WireReader.decode(opening.vault().open(CellKind.CORE, 0, core), GroupCore::read);
    return new PublicGroup(open, tree, keys, support);
  }

  /// The same group with other remembered answers.
  public GroupState withDigests(Digests next) {
    return new GroupState(
        mode,
        suite,
        core,
        tree,
        keys,
        support,
        users,
        userKeys,
        recipients,
        activity,
        joiners,
        next);
  }
}
