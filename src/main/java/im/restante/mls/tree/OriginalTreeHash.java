package im.restante.mls.tree;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.LeafIndexList;
import im.restante.mls.message.ParentNode;
import im.restante.wire.Bytes;
import im.restante.wire.WireWriter;

/// The original tree hash of RFC 9420 §7.9: a subtree's hash without leaves added later.
///
/// Costs the paths to those leaves; elsewhere the cached hash holds.
final class OriginalTreeHash {
  private OriginalTreeHash() {}

  /// @param unmerged leaf indices to leave out, in increasing order
  static Bytes of(Draft at, LeafIndexList unmerged, SuiteCrypto crypto) {
    LeafIndexList below = within(at.node(), unmerged);
    if (below.isEmpty()) {
      return at.treeHash(crypto);
    }
    if (at.isLeaf()) {
      return TreeHash.ofLeaf(crypto, TreeMath.leafOfNode(at.node()), Bytes.EMPTY);
    }
    ParentNode parent = at.parent();
    return TreeHash.ofParent(
        crypto,
        parent == null ? Bytes.EMPTY : without(parent, below).encode(),
        of(at.left(), below, crypto),
        of(at.right(), below, crypto));
  }

  /// Those of the sorted `leaves` that lie under `node`.
  static LeafIndexList within(int node, LeafIndexList leaves) {
    int from = leaves.lowerBound(TreeMath.firstNode(node) >>> 1);
    int to = leaves.lowerBound((TreeMath.lastNode(node) >>> 1) + 1);
    return new LeafIndexList(
        leaves.packed().slice(from * Integer.BYTES, Math.max(from, to) * Integer.BYTES));
  }

  private static ParentNode without(ParentNode parent, LeafIndexList leaves) {
    LeafIndexList unmerged = parent.unmergedLeaves();
    WireWriter kept = new WireWriter(unmerged.packed().size());
    for (int i = 0; i < unmerged.size(); i++) {
      if (!leaves.contains(unmerged.get(i))) {
        kept.u32(unmerged.get(i));
      }
    }
    return new ParentNode(
        parent.encryptionKey(), parent.parentHash(), new LeafIndexList(kept.toBytes()));
  }
}
