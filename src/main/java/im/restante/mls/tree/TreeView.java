package im.restante.mls.tree;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.LeafIndexList;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.ParentNode;
import im.restante.wire.Bytes;
import im.restante.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// A reading of one tree through a vault; every node is opened at most once.
///
/// Index arguments outside the tree are bugs and throw [IndexOutOfBoundsException]; ask
/// [#hasMember] about indices from outside. Not thread-safe; keep it no longer than the vault's
/// key.
public sealed class TreeView permits TreeEditor {
  final NodeVault vault;
  final SuiteCrypto crypto;
  Draft root;
  int depth;

  public TreeView(RatchetTree tree, NodeVault vault, SuiteCrypto crypto) {
    this(
        new Draft(vault, TreeMath.root(tree.leafCount()), tree.root()),
        tree.depth(),
        vault,
        crypto);
  }

  TreeView(Draft root, int depth, NodeVault vault, SuiteCrypto crypto) {
    this.root = root;
    this.depth = depth;
    this.vault = vault;
    this.crypto = crypto;
  }

  /// Number of leaves, blank ones included.
  public final int leafCount() {
    return 1 << depth;
  }

  public final int nodeCount() {
    return TreeMath.nodeCount(leafCount());
  }

  /// Number of non-blank leaves.
  public final int memberCount() {
    return root.members();
  }

  /// Whether `leafIndex`, any unsigned value, is a non-blank leaf of this tree.
  public final boolean hasMember(long leafIndex) {
    return leafIndex >= 0 && leafIndex < leafCount() && leaf((int) leafIndex) != null;
  }

  /// The leaf node, null if blank.
  public final @Nullable LeafNode leaf(int leafIndex) {
    return draft(TreeMath.nodeOfLeaf(leafIndex)).leaf();
  }

  /// The parent node at node index `node`, null if blank.
  public final @Nullable ParentNode parent(int node) {
    return draft(node).parent();
  }

  public final boolean isBlank(int node) {
    return draft(node).isBlank();
  }

  /// Number of non-blank leaves under `node`; zero exactly if its resolution is empty.
  public final int memberCount(int node) {
    return draft(node).members();
  }

  /// Tree hash of the whole tree (RFC 9420 §7.8).
  public final Bytes treeHash() {
    return root.treeHash(crypto);
  }

  public final Bytes treeHash(int node) {
    return draft(node).treeHash(crypto);
  }

  /// Tree hash of `node` as it was before the `unmerged` leaves came (RFC 9420 §7.9): they are
  /// blanked and left out of every `unmerged_leaves`.
  ///
  /// @param unmerged leaf indices in increasing order
  public final Bytes originalTreeHash(int node, LeafIndexList unmerged) {
    return OriginalTreeHash.of(draft(node), unmerged, crypto);
  }

  /// Resolution of `node` (RFC 9420 §4.1.1) as node indices, in its order.
  public final List<Integer> resolution(int node) {
    List<Integer> resolution = new ArrayList<>();
    collect(draft(node), resolution);
    return resolution;
  }

  /// Size of the resolution of `node` without the leaves that `left_out` names: the number of
  /// encrypted path secrets a commit carries for it (RFC 9420 §7.6, A-59).
  public final int resolutionSize(int node, IntPredicate leftOut) {
    return count(draft(node), leftOut);
  }

  /// The filtered direct path of a leaf (RFC 9420 §4.1.2), from the leaf up.
  public final List<PathStep> filteredDirectPath(int leafIndex) {
    List<PathStep> steps = new ArrayList<>(depth);
    int leafNode = TreeMath.nodeOfLeaf(leafIndex);
    for (Draft at = root; !at.isLeaf(); ) {
      boolean goLeft = leafNode < at.node();
      Draft copath = goLeft ? at.right() : at.left();
      if (copath.members() > 0) {
        steps.add(new PathStep(at.node(), copath.node()));
      }
      at = goLeft ? at.left() : at.right();
    }
    return steps.reversed();
  }

  /// Visits every member in leaf order; costs the whole tree.
  public final void forEachMember(MemberVisitor visitor) {
    visit(root, visitor);
  }

  /// The content of a `ratchet_tree` extension: `optional<Node> ratchet_tree<V>` without trailing
  /// blanks (RFC 9420 §12.4.3.3).
  public final Bytes ratchetTree() {
    WireWriter writer = new WireWriter(256 * memberCount());
    int last = lastNonBlank();
    writer.framed(vector -> {
      for (int node = 0; node <= last; node++) {
        Bytes value = draft(node).value();
        vector.bool(!value.isEmpty());
        if (!value.isEmpty()) {
          vector.u8(TreeMath.isLeaf(node) ? NodeContent.LEAF : NodeContent.PARENT);
          vector.fixed(value);
        }
      }
    });
    return writer.toBytes();
  }

  /// What [#forEachMember] calls.
  public interface MemberVisitor {
    void visit(int leafIndex, LeafNode leaf);
  }

  final Draft draft(int node) {
    java.util.Objects.checkIndex(node, nodeCount());
    Draft at = root;
    while (at.node() != node) {
      at = node < at.node() ? at.left() : at.right();
    }
    return at;
  }

  private int lastNonBlank() {
    for (int node = nodeCount() - 1; node > 0; node--) {
      if (!isBlank(node)) {
        return node;
      }
    }
    return 0;
  }

  private static void collect(Draft at, List<Integer> resolution) {
    if (at.isLeaf()) {
      if (!at.isBlank()) {
        resolution.add(at.node());
      }
      return;
    }
    ParentNode parent = at.parent();
    if (parent != null) {
      resolution.add(at.node());
      LeafIndexList unmerged = parent.unmergedLeaves();
      for (int i = 0; i < unmerged.size(); i++) {
        resolution.add(TreeMath.nodeOfLeaf((int) unmerged.get(i)));
      }
    } else if (at.members() > 0) {
      collect(at.left(), resolution);
      collect(at.right(), resolution);
    }
  }

  private static int count(Draft at, IntPredicate leftOut) {
    if (at.isLeaf()) {
      return at.isBlank() || leftOut.test(TreeMath.leafOfNode(at.node())) ? 0 : 1;
    }
    ParentNode parent = at.parent();
    if (parent != null) {
      int count = 1;
      LeafIndexList unmerged = parent.unmergedLeaves();
      for (int i = 0; i < unmerged.size(); i++) {
        count += leftOut.test((int) unmerged.get(i)) ? 0 : 1;
      }
      return count;
    }
    return at.members() == 0 ? 0 : count(at.left(), leftOut) + count(at.right(), leftOut);
  }

  private static void visit(Draft at, MemberVisitor visitor) {
    if (at.members() == 0) {
      return;
    }
    LeafNode leaf = at.leaf();
    if (leaf != null) {
      visitor.visit(TreeMath.leafOfNode(at.node()), leaf);
    } else {
      visit(at.left(), visitor);
      visit(at.right(), visitor);
    }
  }
}
