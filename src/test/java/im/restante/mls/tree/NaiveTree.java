package im.restante.mls.tree;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.LeafIndexList;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.Node;
import im.restante.mls.message.ParentNode;
import im.restante.wire.Bytes;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The ratchet tree as RFC 9420 words it: a mutable array, everything computed anew each time.
///
/// The oracle for the persistent tree; shares nothing with it but the structs.
public final class NaiveTree {
  private final SuiteCrypto crypto;
  private final List<@Nullable Node> nodes;

  NaiveTree(SuiteCrypto crypto, LeafNode first) {
    this.crypto = crypto;
    this.nodes = new ArrayList<>();
    nodes.add(first);
  }

  private NaiveTree(SuiteCrypto crypto, List<@Nullable Node> nodes) {
    this.crypto = crypto;
    this.nodes = new ArrayList<>(nodes);
  }

  /// The tree that a ratchet_tree extension lists.
  public static NaiveTree of(SuiteCrypto crypto, List<Optional<Node>> listed) {
    List<@Nullable Node> nodes = new ArrayList<>();
    listed.forEach(node -> nodes.add(node.orElse(null)));
    while (Integer.bitCount(nodes.size() + 1) != 1) {
      nodes.add(null);
    }
    return new NaiveTree(crypto, nodes);
  }

  int leafCount() {
    return (nodes.size() + 1) / 2;
  }

  List<Integer> members() {
    List<Integer> members = new ArrayList<>();
    for (int leaf = 0; leaf < leafCount(); leaf++) {
      if (nodes.get(2 * leaf) != null) {
        members.add(leaf);
      }
    }
    return members;
  }

  int add(LeafNode leaf) {
    int at = 0;
    while (at < leafCount() && nodes.get(2 * at) != null) {
      at++;
    }
    if (at == leafCount()) {
      for (int i = nodes.size(); i >= 0; i--) {
        nodes.add(null);
      }
    }
    nodes.set(2 * at, leaf);
    for (int node : directPath(2 * at)) {
      if (nodes.get(node) instanceof ParentNode parent) {
        TreeSet<Long> unmerged = new TreeSet<>(list(parent.unmergedLeaves()));
        unmerged.add((long) at);
        nodes.set(node, with(parent, unmerged));
      }
    }
    return at;
  }

  void update(int leafIndex, LeafNode leaf) {
    nodes.set(2 * leafIndex, leaf);
    directPath(2 * leafIndex).forEach(node -> nodes.set(node, null));
  }

  void remove(int leafIndex) {
    nodes.set(2 * leafIndex, null);
    directPath(2 * leafIndex).forEach(node -> nodes.set(node, null));
    while (nodes.size() > 1
        && nodes.subList(nodes.size() / 2 + 1, nodes.size()).stream().allMatch(n -> n == null)) {
      nodes.subList(nodes.size() / 2, nodes.size()).clear();
    }
  }

  List<Integer> filteredDirectPath(int leafIndex) {
    List<Integer> path = new ArrayList<>();
    int child = 2 * leafIndex;
    for (int node : directPath(2 * leafIndex)) {
      if (!resolution(TreeMath.sibling(child)).isEmpty()) {
        path.add(node);
      }
      child = node;
    }
    return path;
  }

  /// @return the parent hash for the leaf, from §7.9 read literally
  Bytes mergePath(int leafIndex, List<Bytes> keys) {
    List<Integer> path = filteredDirectPath(leafIndex);
    directPath(2 * leafIndex).forEach(node -> nodes.set(node, null));
    Bytes parentHash = Bytes.EMPTY;
    for (int i = path.size() - 1; i >= 0; i--) {
      int node = path.get(i);
      ParentNode parent = new ParentNode(keys.get(i), parentHash, LeafIndexList.EMPTY);
      nodes.set(node, parent);
      int other =
          TreeMath.covers(TreeMath.left(node), 2 * leafIndex)
              ? TreeMath.right(node)
              : TreeMath.left(node);
      parentHash = parentHash(parent, other);
    }
    return parentHash;
  }

  void setLeaf(int leafIndex, LeafNode leaf) {
    nodes.set(2 * leafIndex, leaf);
  }

  Bytes parentHash(ParentNode parent, int otherChild) {
    NaiveTree original = new NaiveTree(crypto, nodes);
    for (long leaf : list(parent.unmergedLeaves())) {
      original.nodes.set((int) (2 * leaf), null);
    }
    for (int node = 1; node < nodes.size(); node += 2) {
      if (nodes.get(node) instanceof ParentNode below) {
        TreeSet<Long> kept = new TreeSet<>(list(below.unmergedLeaves()));
        kept.removeAll(list(parent.unmergedLeaves()));
        original.nodes.set(node, with(below, kept));
      }
    }
    return crypto.hash(
        new WireWriter()
            .opaque(parent.encryptionKey())
            .opaque(parent.parentHash())
            .opaque(original.treeHash(otherChild))
            .toBytes());
  }

  public Bytes treeHash() {
    return treeHash(TreeMath.root(leafCount()));
  }

  Bytes treeHash(int node) {
    WireWriter input = new WireWriter();
    if (TreeMath.isLeaf(node)) {
      input.u8(1).u32(node / 2).optional((WireStruct) nodes.get(node));
    } else {
      input.u8(2).optional((WireStruct) nodes.get(node));
      input.opaque(treeHash(TreeMath.left(node))).opaque(treeHash(TreeMath.right(node)));
    }
    return crypto.hash(input.toBytes());
  }

  List<Integer> resolution(int node) {
    List<Integer> resolution = new ArrayList<>();
    Node value = nodes.get(node);
    if (value != null) {
      resolution.add(node);
      if (value instanceof ParentNode parent) {
        list(parent.unmergedLeaves()).forEach(leaf -> resolution.add((int) (2 * leaf)));
      }
    } else if (!TreeMath.isLeaf(node)) {
      resolution.addAll(resolution(TreeMath.left(node)));
      resolution.addAll(resolution(TreeMath.right(node)));
    }
    return resolution;
  }

  /// As the ratchet_tree extension lists them.
  List<Optional<Node>> export() {
    int size = nodes.size();
    while (nodes.get(size - 1) == null) {
      size--;
    }
    List<Optional<Node>> export = new ArrayList<>();
    for (int node = 0; node < size; node++) {
      export.add(Optional.ofNullable(nodes.get(node)));
    }
    return export;
  }

  private List<Integer> directPath(int node) {
    List<Integer> path = new ArrayList<>();
    for (int at = node; at != TreeMath.root(leafCount()); ) {
      at = TreeMath.parent(at);
      path.add(at);
    }
    return path;
  }

  private static List<Long> list(LeafIndexList leaves) {
    List<Long> list = new ArrayList<>();
    for (int i = 0; i < leaves.size(); i++) {
      list.add(leaves.get(i));
    }
    return list;
  }

  private static ParentNode with(ParentNode parent, TreeSet<Long> unmerged) {
    long[] leaves = unmerged.stream().mapToLong(leaf -> leaf).toArray();
    return new ParentNode(parent.encryptionKey(), parent.parentHash(), LeafIndexList.of(leaves));
  }
}
