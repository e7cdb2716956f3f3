package im.restante.mls.tree;

import im.restante.crypto.SuiteCrypto;
import im.restante.wire.Bytes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Subtrees without any member, open, remembered for the whole process.
///
/// Every blank node has a tree hash of its own (RFC 9420 §7.8 hashes the leaf index), so doubling a
/// tree would hash as many nodes as it has; but the hash is a function of suite and place alone.
/// About 100 bytes a node, up to [#NODES_MAX] of them for each hash function. Thread-safe.
final class BlankTrees {
  private static final int NODES_MAX = 1 << 16;
  private static final Map<Integer, AtomicReferenceArray<TreeNode>> BY_HASH_LENGTH =
      new ConcurrentHashMap<>();

  private BlankTrees() {}

  /// The subtree under `node` with all nodes blank.
  static TreeNode subtree(SuiteCrypto crypto, int node) {
    if (node >= NODES_MAX) {
      return make(crypto, node);
    }
    AtomicReferenceArray<TreeNode> known =
        BY_HASH_LENGTH.computeIfAbsent(
            crypto.suite().hashLength(), _ -> new AtomicReferenceArray<>(NODES_MAX));
    TreeNode subtree = known.get(node);
    if (subtree == null) {
      subtree = make(crypto, node);
      known.set(node, subtree);
    }
    return subtree;
  }

  static Bytes treeHash(SuiteCrypto crypto, int node) {
    return switch (subtree(crypto, node)) {
      case Branch branch -> OpenVault.INSTANCE.open(branch.cell(), node).treeHash();
      case Cell _ -> TreeHash.ofLeaf(crypto, TreeMath.leafOfNode(node), Bytes.EMPTY);
    };
  }

  private static TreeNode make(SuiteCrypto crypto, int node) {
    if (TreeMath.isLeaf(node)) {
      return NodeContent.BLANK_LEAF;
    }
    int left = TreeMath.left(node);
    int right = TreeMath.right(node);
    Bytes hash =
        TreeHash.ofParent(crypto, Bytes.EMPTY, treeHash(crypto, left), treeHash(crypto, right));
    return new Branch(
        subtree(crypto, left),
        subtree(crypto, right),
        NodeContent.of(NodeContent.BLANK, 0, hash, Bytes.EMPTY));
  }
}
