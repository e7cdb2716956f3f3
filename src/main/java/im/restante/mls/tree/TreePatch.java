package im.restante.mls.tree;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The nodes by which one tree differs from another: what a journal keeps of a commit.
///
/// ```
/// struct { uint32 node_index; opaque node_content<V>; } NodeChange;
/// struct { uint8 depth; NodeChange changes<V>; } TreePatch;   /* in node order */
/// ```
///
/// Its size, and the work of finding and of applying it, grow with the changed paths.
///
/// @param depth of the tree after
public record TreePatch(int depth, List<NodeChange> changes) implements WireStruct {
  /// A node of the tree after, and what it holds.
  public record NodeChange(int node, NodeContent content) implements WireStruct {
    static NodeChange read(WireReader reader) {
      return new NodeChange(
          (int) reader.u32("node_index"), reader.framed("node_content", NodeContent::read));
    }

    @Override
    public void write(WireWriter writer) {
      writer.u32(node).opaque(content.encode());
    }
  }

  private static final int DEPTH_MAX = 30;

  public TreePatch {
    changes = List.copyOf(changes);
  }

  /// What makes `after` of `before`. Subtrees that both share are not looked at.
  ///
  /// @param vault opens the cells of `after`
  public static TreePatch between(RatchetTree before, RatchetTree after, NodeVault vault) {
    List<NodeChange> changes = new ArrayList<>();
    TreeNode base = before.root();
    for (int depth = before.depth(); depth > after.depth() && base instanceof Branch b; depth--) {
      base = b.left();
    }
    collect(
        base,
        before.depth(),
        after.root(),
        TreeMath.root(after.leafCount()),
        after.depth(),
        vault,
        changes);
    return new TreePatch(after.depth(), changes);
  }

  /// The tree after, sharing with `before` what did not change.
  public RatchetTree applyTo(RatchetTree before, NodeVault vault) {
    TreeNode base = before.root();
    int depthBefore = before.depth();
    for (; depthBefore > depth && base instanceof Branch b; depthBefore--) {
      base = b.left();
    }
    Cursor cursor = new Cursor(changes, vault);
    TreeNode root = build(base, depthBefore, TreeMath.root(1 << depth), depth, cursor);
    if (cursor.next < changes.size()) {
      throw new IllegalStateException("a change outside the tree");
    }
    return new RatchetTree(root, depth);
  }

  public static TreePatch read(WireReader reader) {
    int depth = reader.u8("depth");
    if (depth > DEPTH_MAX) {
      throw reader.malformed("depth", "no such tree");
    }
    return new TreePatch(depth, reader.vector("changes", NodeChange::read));
  }

  @Override
  public void write(WireWriter writer) {
    writer.u8(depth).vector(changes);
  }

  /// Adds the nodes under `after` that are not in `base`, by identity: what an edit left alone it
  /// shares.
  ///
  /// @param baseDepth height of the tree that `base` is the root of; above it nothing is shared
  @SuppressWarnings("ReferenceEquality")
  private static void collect(
      @Nullable TreeNode base,
      int baseDepth,
      TreeNode after,
      int node,
      int depth,
      NodeVault vault,
      List<NodeChange> changes) {
    if (depth <= baseDepth && after == base) {
      return;
    }
    switch (after) {
      case Branch(TreeNode left, TreeNode right, Cell cell) -> {
        boolean above = depth > baseDepth;
        Branch old = !above && base instanceof Branch b ? b : null;
        TreeNode oldLeft = above ? base : old == null ? null : old.left();
        collect(oldLeft, baseDepth, left, TreeMath.left(node), depth - 1, vault, changes);
        if (old == null || old.cell() != cell) {
          changes.add(new NodeChange(node, vault.open(cell, node)));
        }
        TreeNode oldRight = old == null ? null : old.right();
        collect(oldRight, baseDepth, right, TreeMath.right(node), depth - 1, vault, changes);
      }
      case Cell cell -> changes.add(new NodeChange(node, vault.open(cell, node)));
    }
  }

  private static TreeNode build(
      @Nullable TreeNode base, int baseDepth, int node, int depth, Cursor cursor) {
    if (depth <= baseDepth && base != null && !cursor.reaches(node)) {
      return base;
    }
    if (TreeMath.isLeaf(node)) {
      return cursor.take(node);
    }
    boolean above = depth > baseDepth;
    Branch old = !above && base instanceof Branch b ? b : null;
    TreeNode left =
        build(
            above ? base : old == null ? null : old.left(),
            baseDepth,
            TreeMath.left(node),
            depth - 1,
            cursor);
    Cell cell = old != null && !cursor.isAt(node) ? old.cell() : cursor.take(node);
    TreeNode right =
        build(old == null ? null : old.right(), baseDepth, TreeMath.right(node), depth - 1, cursor);
    return new Branch(left, right, cell);
  }

  /// The changes in node order, each taken once.
  private static final class Cursor {
    private final List<NodeChange> changes;
    private final NodeVault vault;
    private int next;

    Cursor(List<NodeChange> changes, NodeVault vault) {
      this.changes = changes;
      this.vault = vault;
    }

    /// Whether the next change lies under `node`.
    boolean reaches(int node) {
      return next < changes.size() && TreeMath.covers(node, changes.get(next).node());
    }

    boolean isAt(int node) {
      return next < changes.size() && changes.get(next).node() == node;
    }

    Cell take(int node) {
      if (!isAt(node)) {
        throw new IllegalStateException("a patch of another tree");
      }
      return vault.seal(changes.get(next++).content(), node);
    }
  }
}
