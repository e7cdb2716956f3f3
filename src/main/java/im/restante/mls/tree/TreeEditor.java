package im.restante.mls.tree;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.LeafIndexList;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.ParentNode;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One transaction on a tree: edits in place, then [#finish] gives the next tree.
///
/// The tree it began with stays as it was, so dropping the editor undoes everything. Reads see the
/// edits. Hashes of changed nodes are computed when asked for, and each once. Not thread-safe.
public final class TreeEditor extends TreeView {
  private final List<Bytes> displacedParentKeys = new ArrayList<>();

  public TreeEditor(RatchetTree tree, NodeVault vault, SuiteCrypto crypto) {
    super(tree, vault, crypto);
  }

  /// An editor of the tree with one blank leaf.
  public TreeEditor(NodeVault vault, SuiteCrypto crypto) {
    this(0, vault, crypto);
  }

  /// An editor of the blank tree of 2^depth leaves.
  TreeEditor(int depth, NodeVault vault, SuiteCrypto crypto) {
    super(new Draft(vault, TreeMath.root(1 << depth), null), depth, vault, crypto);
  }

  /// Replaces or fills a leaf and nothing else: the leaf of an UpdatePath after [#mergePath].
  public void setLeaf(int leafIndex, LeafNode leaf) {
    int node = TreeMath.nodeOfLeaf(leafIndex);
    int more = draft(node).isBlank() ? 1 : 0;
    edit(node, more).setLeaf(leaf);
  }

  /// Update (RFC 9420 §12.1.2): replaces the leaf and blanks its direct path.
  public void update(int leafIndex, LeafNode leaf) {
    setLeaf(leafIndex, leaf);
    blankDirectPath(leafIndex);
  }

  /// Add (RFC 9420 §12.1.1): puts the leaf at the leftmost blank place, in a tree of twice the size
  /// if there is none, and names it unmerged in its non-blank ancestors.
  ///
  /// @return its leaf index
  public int add(LeafNode leaf) {
    int leafIndex = fillLeftmostBlank(leaf);
    int node = TreeMath.nodeOfLeaf(leafIndex);
    for (Draft at = root; !at.isLeaf(); at = node < at.node() ? at.left() : at.right()) {
      if (!at.isBlank()) {
        at.addUnmerged(leafIndex);
      }
    }
    return leafIndex;
  }

  /// Where an external joiner's leaf goes (RFC 9420 §12.4.3.2): as [#add], but its path is about to
  /// be replaced, so it is unmerged nowhere.
  public int fillLeftmostBlank(LeafNode leaf) {
    if (root.members() == leafCount()) {
      extend();
    }
    Draft at = root;
    while (!at.isLeaf()) {
      at = at.left().members() < at.left().leaves() ? at.left() : at.right();
    }
    edit(at.node(), 1).setLeaf(leaf);
    return TreeMath.leafOfNode(at.node());
  }

  /// Remove (RFC 9420 §12.1.3): blanks the leaf and its direct path and halves the tree while its
  /// right half is empty.
  public void remove(int leafIndex) {
    int node = TreeMath.nodeOfLeaf(leafIndex);
    if (draft(node).isBlank()) {
      throw new IllegalArgumentException("blank leaf");
    }
    edit(node, -1).setLeaf(null);
    blankDirectPath(leafIndex);
    while (depth > 0 && root.right().members() == 0) {
      blank(root);
      root = root.left();
      depth--;
    }
  }

  /// Merges the public part of an UpdatePath (RFC 9420 §7.5): puts the keys at the leaf's filtered
  /// direct path, blanks the rest of its direct path and computes the parent hashes from the root
  /// down.
  ///
  /// @param encryptionKeys one key for each of [#filteredDirectPath], from the leaf up
  /// @return the `parent_hash` that the leaf node of the path must carry
  public Bytes mergePath(int leafIndex, List<Bytes> encryptionKeys) {
    List<PathStep> steps = filteredDirectPath(leafIndex);
    if (steps.size() != encryptionKeys.size()) {
      throw new IllegalArgumentException("one key per node of the filtered direct path");
    }
    blankDirectPath(leafIndex);
    Bytes parentHash = Bytes.EMPTY;
    for (int i = steps.size() - 1; i >= 0; i--) {
      Bytes key = encryptionKeys.get(i);
      draft(steps.get(i).node()).setParent(new ParentNode(key, parentHash, LeafIndexList.EMPTY));
      Bytes sibling = treeHash(steps.get(i).copathChild());
      parentHash = TreeHash.parentHash(crypto, key, parentHash, sibling);
    }
    return parentHash;
  }

  /// Encryption keys of the parent nodes that edits blanked or replaced since the last call.
  public List<Bytes> drainDisplacedParentKeys() {
    List<Bytes> keys = List.copyOf(displacedParentKeys);
    displacedParentKeys.clear();
    return keys;
  }

  /// The next tree. The editor must not be used after it.
  public RatchetTree finish() {
    return new RatchetTree(root.freeze(crypto), depth);
  }

  /// The draft at `node`, which is about to change, with everything above it touched.
  private Draft edit(int node, int membersDelta) {
    Draft at = root;
    at.touch(membersDelta);
    while (at.node() != node) {
      at = node < at.node() ? at.left() : at.right();
      at.touch(membersDelta);
    }
    return at;
  }

  private void blankDirectPath(int leafIndex) {
    int node = TreeMath.nodeOfLeaf(leafIndex);
    for (Draft at = root; !at.isLeaf(); at = node < at.node() ? at.left() : at.right()) {
      at.touch(0);
      blank(at);
    }
  }

  private void blank(Draft at) {
    ParentNode parent = at.parent();
    if (parent != null) {
      displacedParentKeys.add(parent.encryptionKey());
      at.setParent(null);
    }
  }

  private void extend() {
    int leaves = Math.multiplyExact(leafCount(), 2);
    if (leaves > TreeMath.LEAVES_MAX) {
      throw new IllegalStateException("tree at its largest");
    }
    root = Draft.over(vault, TreeMath.root(leaves), root);
    depth++;
  }

  /// Fills a blank tree of this depth from a received array of nodes.
  void fill(RatchetTreeNodes nodes) {
    var _ = fill(root, nodes);
  }

  private static int fill(Draft at, RatchetTreeNodes nodes) {
    if (nodes.endBefore(at.node())) {
      return 0;
    }
    int members;
    if (at.isLeaf()) {
      @Nullable LeafNode leaf = nodes.leaf(at.node());
      members = leaf == null ? 0 : 1;
      at.setLeaf(leaf);
    } else {
      members = fill(at.left(), nodes) + fill(at.right(), nodes);
      at.setParent(nodes.parent(at.node()));
    }
    at.touch(members);
    return members;
  }
}
