package im.restante.mls.tree;

import java.util.function.IntFunction;

/// An immutable left-balanced ratchet tree of 2^depth leaves (RFC 9420 §4.1, §7.7).
///
/// Shape in the clear, nodes as cells; trees that differ by a path share everything else. Safe to
/// share between threads.
public final class RatchetTree {
  private final TreeNode root;
  private final int depth;

  RatchetTree(TreeNode root, int depth) {
    this.root = root;
    this.depth = depth;
  }

  /// The tree of 2^depth leaves whose node `x` is `cellOf.apply(x)`, asked for in node order.
  public static RatchetTree of(int depth, IntFunction<Cell> cellOf) {
    if (depth < 0 || 1 << depth > TreeMath.LEAVES_MAX) {
      throw new IllegalArgumentException("no such tree");
    }
    return new RatchetTree(build(TreeMath.root(1 << depth), cellOf), depth);
  }

  /// Number of leaves, blank ones included; a power of two.
  public int leafCount() {
    return 1 << depth;
  }

  public int depth() {
    return depth;
  }

  public int nodeCount() {
    return TreeMath.nodeCount(leafCount());
  }

  TreeNode root() {
    return root;
  }

  public interface CellVisitor {
    void visit(int nodeIndex, Cell cell);
  }

  /// Visits all cells in the order of their node index.
  public void forEachCell(CellVisitor visitor) {
    visit(root, TreeMath.root(leafCount()), visitor);
  }

  /// The same tree in the cells of another vault.
  public RatchetTree reseal(NodeVault from, NodeVault to) {
    return new RatchetTree(reseal(root, TreeMath.root(leafCount()), from, to), depth);
  }

  private static TreeNode build(int node, IntFunction<Cell> cellOf) {
    if (TreeMath.isLeaf(node)) {
      return cellOf.apply(node);
    }
    TreeNode left = build(TreeMath.left(node), cellOf);
    Cell cell = cellOf.apply(node);
    return new Branch(left, build(TreeMath.right(node), cellOf), cell);
  }

  private static void visit(TreeNode subtree, int node, CellVisitor visitor) {
    switch (subtree) {
      case Branch(TreeNode left, TreeNode right, Cell cell) -> {
        visit(left, TreeMath.left(node), visitor);
        visitor.visit(node, cell);
        visit(right, TreeMath.right(node), visitor);
      }
      case Cell cell -> visitor.visit(node, cell);
    }
  }

  private static TreeNode reseal(TreeNode subtree, int node, NodeVault from, NodeVault to) {
    return switch (subtree) {
      case Branch(TreeNode left, TreeNode right, Cell cell) ->
          new Branch(
              reseal(left, TreeMath.left(node), from, to),
              reseal(right, TreeMath.right(node), from, to),
              to.seal(from.open(cell, node), node));
      case Cell cell -> to.seal(from.open(cell, node), node);
    };
  }
}
