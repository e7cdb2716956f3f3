package im.restante.mls.tree;

/// The arithmetic of array-based trees (RFC 9420 Appendix C).
///
/// Leaf `i` is node `2i`; a tree of `n` leaves, a power of two, has `2n - 1` nodes.
public final class TreeMath {
  /// Largest number of leaves: node indices stay within an `int`.
  public static final int LEAVES_MAX = 1 << 30;

  private TreeMath() {}

  /// Height of `node` above the leaves.
  public static int level(int node) {
    return Integer.numberOfTrailingZeros(~node);
  }

  public static boolean isLeaf(int node) {
    return (node & 1) == 0;
  }

  public static int nodeOfLeaf(int leafIndex) {
    return leafIndex << 1;
  }

  public static int leafOfNode(int node) {
    if (!isLeaf(node)) {
      throw new IllegalArgumentException("not a leaf");
    }
    return node >>> 1;
  }

  /// Number of nodes of a tree with `leafCount` leaves.
  public static int nodeCount(int leafCount) {
    return 2 * leafCount - 1;
  }

  public static int root(int leafCount) {
    return leafCount - 1;
  }

  public static int left(int node) {
    return node ^ (1 << (parentLevel(node) - 1));
  }

  public static int right(int node) {
    return node ^ (3 << (parentLevel(node) - 1));
  }

  /// The parent of `node` in a tree large enough to have one.
  public static int parent(int node) {
    int level = level(node);
    int side = (node >>> (level + 1)) & 1;
    return (node | (1 << level)) ^ (side << (level + 1));
  }

  public static int sibling(int node) {
    int parent = parent(node);
    return node < parent ? right(parent) : left(parent);
  }

  /// First node of the subtree under `node`.
  public static int firstNode(int node) {
    return node - ((1 << level(node)) - 1);
  }

  /// Last node of the subtree under `node`.
  public static int lastNode(int node) {
    return node + ((1 << level(node)) - 1);
  }

  /// Whether `descendant` is `node` or below it.
  public static boolean covers(int node, int descendant) {
    return firstNode(node) <= descendant && descendant <= lastNode(node);
  }

  /// Depth of the smallest tree with at least `leaves` leaves.
  public static int depthFor(int leaves) {
    if (leaves < 1 || leaves > LEAVES_MAX) {
      throw new IllegalArgumentException("no such tree");
    }
    return Integer.SIZE - Integer.numberOfLeadingZeros(leaves - 1);
  }

  private static int parentLevel(int node) {
    int level = level(node);
    if (level == 0) {
      throw new IllegalArgumentException("a leaf has no children");
    }
    return level;
  }
}
