package im.restante.mls.tree;

import static im.restante.mls.check.CheckFailed.require;

import im.restante.mls.check.Check;
import im.restante.mls.check.CheckFailed;
import im.restante.mls.check.Rejection;
import im.restante.mls.message.LeafIndexList;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.ParentNode;
import im.restante.wire.Bytes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The checks on a whole received tree that need nothing but the tree (RFC 9420 §7.9.2, §12.4.3.1):
/// unmerged leaves, unique keys, parent hashes.
///
/// What is left to the caller: the tree hash against the GroupContext, and each leaf by §7.3.
public final class TreeValidation {
  private final TreeView tree;

  private TreeValidation(TreeView tree) {
    this.tree = tree;
  }

  /// The first check that `tree` fails, or null.
  public static @Nullable Rejection check(TreeView tree) {
    try {
      TreeValidation validation = new TreeValidation(tree);
      validation.uniqueKeys();
      validation.forEachParent(validation::unmergedLeaves);
      validation.forEachParent(validation::parentHash);
      return null;
    } catch (CheckFailed failed) {
      return failed.rejection();
    }
  }

  private void uniqueKeys() {
    Set<Bytes> encryptionKeys = new HashSet<>();
    Set<Bytes> signatureKeys = new HashSet<>();
    tree.forEachMember((leafIndex, leaf) -> {
      require(
          signatureKeys.add(leaf.signatureKey()), Check.SIGNATURE_KEY_UNIQUE, "leaf", leafIndex);
      require(
          encryptionKeys.add(leaf.encryptionKey()), Check.ENCRYPTION_KEY_UNIQUE, "leaf", leafIndex);
    });
    forEachParent((node, parent) ->
        require(encryptionKeys.add(parent.encryptionKey()), Check.PARENT_KEY_UNIQUE, "node", node));
  }

  private void forEachParent(ParentVisitor visitor) {
    for (int node = 1; node < tree.nodeCount(); node += 2) {
      ParentNode parent = tree.parent(node);
      if (parent != null) {
        visitor.visit(node, parent);
      }
    }
  }

  private interface ParentVisitor {
    void visit(int node, ParentNode parent);
  }

  private void unmergedLeaves(int node, ParentNode parent) {
    LeafIndexList unmerged = parent.unmergedLeaves();
    require(unmerged.isStrictlyIncreasing(), Check.UNMERGED_INCREASING, "node", node);
    for (int i = 0; i < unmerged.size(); i++) {
      long leafIndex = unmerged.get(i);
      require(tree.hasMember(leafIndex), Check.UNMERGED_IS_DESCENDANT, "node", node);
      int leafNode = TreeMath.nodeOfLeaf((int) leafIndex);
      require(TreeMath.covers(node, leafNode), Check.UNMERGED_IS_DESCENDANT, "node", node);
      for (int at = TreeMath.parent(leafNode); at != node; at = TreeMath.parent(at)) {
        ParentNode between = tree.parent(at);
        require(
            between == null || between.unmergedLeaves().contains(leafIndex),
            Check.UNMERGED_IN_BETWEEN,
            "node",
            at);
      }
    }
  }

  /// §7.9.2: exactly one node D of the resolution of one child is not unmerged in P, and D's parent
  /// hash is P's with respect to the other child.
  private void parentHash(int node, ParentNode parent) {
    int left = TreeMath.left(node);
    int right = TreeMath.right(node);
    require(
        vouches(left, right, parent) || vouches(right, left, parent),
        Check.PARENT_HASHES,
        "node",
        node);
  }

  private boolean vouches(int child, int other, ParentNode parent) {
    LeafIndexList unmerged = OriginalTreeHash.within(child, parent.unmergedLeaves());
    List<Integer> resolution = tree.resolution(child);
    if (resolution.size() != unmerged.size() + 1) {
      return false;
    }
    int witness = -1;
    for (int node : resolution) {
      if (!TreeMath.isLeaf(node) || !unmerged.contains(TreeMath.leafOfNode(node))) {
        if (witness >= 0) {
          return false;
        }
        witness = node;
      }
    }
    if (witness < 0) {
      return false;
    }
    Bytes carried = parentHashOf(witness);
    return carried != null
        && carried.equals(
            TreeHash.parentHash(
                tree.crypto,
                parent.encryptionKey(),
                parent.parentHash(),
                tree.originalTreeHash(other, parent.unmergedLeaves())));
  }

  private @Nullable Bytes parentHashOf(int node) {
    if (TreeMath.isLeaf(node)) {
      LeafNode leaf = tree.leaf(TreeMath.leafOfNode(node));
      return leaf != null && leaf.source() instanceof LeafNodeSource.FromCommit(Bytes parentHash)
          ? parentHash
          : null;
    }
    ParentNode parent = tree.parent(node);
    return parent == null ? null : parent.parentHash();
  }
}
