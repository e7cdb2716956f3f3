package im.restante.mls.tree;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.LeafIndexList;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.ParentNode;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One node as a view works on it: opened when first looked at, changed in place by an editor.
///
/// A draft without `base` is new and blank, as are the children it then makes on demand; untouched,
/// it is one of the [BlankTrees]. Not thread-safe; lives as long as its view.
final class Draft {
  private final NodeVault vault;
  private final int node;
  private final @Nullable TreeNode base;
  private @Nullable Draft left;
  private @Nullable Draft right;
  private boolean opened;
  private boolean changed;
  private boolean untouched;
  private int members;
  private boolean blank = true;
  private @Nullable Bytes value;
  private @Nullable Bytes treeHash;
  private @Nullable LeafNode leaf;
  private @Nullable ParentNode parent;
  private final List<Integer> unmerged = new ArrayList<>(0);

  Draft(NodeVault vault, int node, @Nullable TreeNode base) {
    this.vault = vault;
    this.node = node;
    this.base = base;
    this.opened = base == null;
    this.changed = base == null;
    this.untouched = base == null;
  }

  /// A new blank root over `left`.
  static Draft over(NodeVault vault, int node, Draft left) {
    Draft root = new Draft(vault, node, null);
    root.left = left;
    root.untouched = false;
    root.members = left.members();
    return root;
  }

  int node() {
    return node;
  }

  boolean isLeaf() {
    return TreeMath.isLeaf(node);
  }

  Draft left() {
    if (left == null) {
      left = new Draft(vault, TreeMath.left(node), base instanceof Branch b ? b.left() : null);
    }
    return left;
  }

  Draft right() {
    if (right == null) {
      right = new Draft(vault, TreeMath.right(node), base instanceof Branch b ? b.right() : null);
    }
    return right;
  }

  boolean isBlank() {
    open();
    return blank;
  }

  int members() {
    open();
    return members;
  }

  /// Leaves under this node, blank ones included.
  int leaves() {
    return 1 << TreeMath.level(node);
  }

  /// The encoded LeafNode or ParentNode; empty if blank.
  Bytes value() {
    open();
    if (blank) {
      return Bytes.EMPTY;
    }
    mergeUnmerged();
    if (value == null) {
      value = parent == null ? Bytes.EMPTY : parent.encode();
    }
    return value;
  }

  @Nullable LeafNode leaf() {
    if (leaf == null && isLeaf() && !isBlank()) {
      leaf = WireReader.decode(value(), LeafNode::read);
    }
    return leaf;
  }

  @Nullable ParentNode parent() {
    if (isLeaf() || isBlank()) {
      return null;
    }
    mergeUnmerged();
    if (parent == null) {
      parent = WireReader.decode(value(), ParentNode::read);
    }
    return parent;
  }

  /// The tree hash, computed for what changed and what is above it.
  Bytes treeHash(SuiteCrypto crypto) {
    open();
    if (treeHash == null && untouched) {
      treeHash = BlankTrees.treeHash(crypto, node);
    }
    if (treeHash == null) {
      treeHash =
          isLeaf()
              ? TreeHash.ofLeaf(crypto, TreeMath.leafOfNode(node), value())
              : TreeHash.ofParent(
                  crypto, value(), left().treeHash(crypto), right().treeHash(crypto));
    }
    return treeHash;
  }

  /// Marks this node as no longer what it was, with `membersDelta` more members below.
  void touch(int membersDelta) {
    open();
    changed = true;
    untouched = false;
    treeHash = null;
    members += membersDelta;
  }

  /// Replaces the value after [#touch].
  void setLeaf(@Nullable LeafNode leaf) {
    this.leaf = leaf;
    blank = leaf == null;
    value = leaf == null ? null : leaf.encoded();
  }

  /// Replaces the value after [#touch].
  void setParent(@Nullable ParentNode parent) {
    this.parent = parent;
    blank = parent == null;
    value = null;
    unmerged.clear();
  }

  /// Names a leaf below as unmerged after [#touch]; many at once are merged into the list together.
  void addUnmerged(int leafIndex) {
    unmerged.add(leafIndex);
  }

  /// The persistent subtree: what did not change is shared with the base.
  TreeNode freeze(SuiteCrypto crypto) {
    if (!changed && base != null) {
      return base;
    }
    if (untouched && vault == OpenVault.INSTANCE) {
      return BlankTrees.subtree(crypto, node);
    }
    NodeContent content =
        isLeaf()
            ? NodeContent.of(
                blank ? NodeContent.BLANK : NodeContent.LEAF, members, Bytes.EMPTY, value())
            : NodeContent.of(
                blank ? NodeContent.BLANK : NodeContent.PARENT, members, treeHash(crypto), value());
    Cell cell = vault.seal(content, node);
    return isLeaf() ? cell : new Branch(left().freeze(crypto), right().freeze(crypto), cell);
  }

  private void open() {
    if (opened || base == null) {
      return;
    }
    NodeContent content =
        vault.open(
            switch (base) {
              case Branch(_, _, Cell cell) -> cell;
              case Cell cell -> cell;
            },
            node);
    members = content.members();
    treeHash = isLeaf() ? null : content.treeHash();
    blank = content.isBlank();
    value = content.value();
    opened = true;
  }

  private void mergeUnmerged() {
    if (unmerged.isEmpty()) {
      return;
    }
    ParentNode before =
        parent != null || value == null ? parent : WireReader.decode(value, ParentNode::read);
    if (before == null) {
      throw new IllegalStateException("blank nodes have no unmerged leaves");
    }
    LeafIndexList list = before.unmergedLeaves();
    long[] merged = new long[list.size() + unmerged.size()];
    for (int i = 0; i < merged.length; i++) {
      merged[i] = i < list.size() ? list.get(i) : unmerged.get(i - list.size());
    }
    Arrays.sort(merged);
    setParent(
        new ParentNode(
            before.encryptionKey(),
            before.parentHash(),
            LeafIndexList.of(Arrays.stream(merged).distinct().toArray())));
  }
}
