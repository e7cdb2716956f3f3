package im.restante.mls.tree;

import static im.restante.mls.check.CheckFailed.require;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.check.Check;
import im.restante.mls.check.Checked;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.Node;
import im.restante.mls.message.ParentNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The nodes of a received `ratchet_tree` extension, which have the shape of a tree (RFC 9420
/// §12.4.3.3): leaves at even places, parents at odd ones, no blank at the end (ValSem300).
///
/// Shape only: [TreeValidation] looks at what the nodes say.
public final class RatchetTreeNodes {
  private final List<Optional<Node>> nodes;

  private RatchetTreeNodes(List<Optional<Node>> nodes) {
    this.nodes = nodes;
  }

  /// @param leavesMax bound on the width of the tree, blank leaves included
  public static Checked<RatchetTreeNodes> check(List<Optional<Node>> nodes, int leavesMax) {
    return Checked.of(() -> {
      require(nodes.size() / 2 < leavesMax, Check.TREE_LIMIT, "nodes", nodes.size());
      require(!nodes.isEmpty(), Check.TREE_SHAPE);
      require(nodes.getLast().isPresent(), Check.TREE_NO_TRAILING_BLANK, "nodes", nodes.size());
      require(nodes.size() % 2 == 1, Check.TREE_SHAPE, "nodes", nodes.size());
      for (int node = 0; node < nodes.size(); node++) {
        boolean rightPlace =
            switch (nodes.get(node).orElse(null)) {
              case null -> true;
              case LeafNode _ -> TreeMath.isLeaf(node);
              case ParentNode _ -> !TreeMath.isLeaf(node);
            };
        require(rightPlace, Check.TREE_SHAPE, "node", node);
      }
      return new RatchetTreeNodes(nodes);
    });
  }

  /// The tree with all hashes computed.
  public RatchetTree toTree(NodeVault vault, SuiteCrypto crypto) {
    TreeEditor editor = new TreeEditor(TreeMath.depthFor(nodes.size() / 2 + 1), vault, crypto);
    editor.fill(this);
    return editor.finish();
  }

  /// Whether nothing is listed under `node`.
  boolean endBefore(int node) {
    return TreeMath.firstNode(node) >= nodes.size();
  }

  @Nullable LeafNode leaf(int node) {
    return at(node) instanceof LeafNode leaf ? leaf : null;
  }

  @Nullable ParentNode parent(int node) {
    return at(node) instanceof ParentNode parent ? parent : null;
  }

  private @Nullable Node at(int node) {
    return node < nodes.size() ? nodes.get(node).orElse(null) : null;
  }
}
