package im.restante.mls.tree;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.LeafNodeSource;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What a commit's path costs in a sealed tree, in nodes opened and sealed (P5).
class TreeCostTest {
  private static final int MEMBERS = 4096;

  private final SuiteCrypto crypto = TestCrypto.SUITE_1;
  private final SampleLeaves leaves = new SampleLeaves(new Random(11));

  @Test
  void aPathOpensItsNodesAndItsCopathAndSealsItself() {
    CountingVault vault = new CountingVault();
    TreeEditor grow = new TreeEditor(vault, crypto);
    for (int i = 0; i < MEMBERS; i++) {
      assertThat(grow.add(leaves.fresh())).isEqualTo(i);
    }
    RatchetTree tree = warm(grow, vault);
    int depth = tree.depth();
    vault.opened = 0;
    vault.sealed = 0;
    TreeEditor editor = new TreeEditor(tree, vault, crypto);
    commit(editor, 1234);
    RatchetTree after = editor.finish();
    assertThat(new TreeView(after, vault, crypto).treeHash().size()).isEqualTo(32);
    assertThat(vault.opened).isLessThanOrEqualTo(2 * depth + 2);
    assertThat(vault.sealed).isEqualTo(depth + 1);
  }

  /// Every other leaf commits, so that no parent stays blank.
  private RatchetTree warm(TreeEditor editor, NodeVault vault) {
    for (int leaf = 0; leaf < MEMBERS; leaf += 2) {
      commit(editor, leaf);
    }
    RatchetTree tree = editor.finish();
    TreeView view = new TreeView(tree, vault, crypto);
    for (int node = 0; node < view.nodeCount(); node++) {
      assertThat(view.isBlank(node)).isFalse();
    }
    return tree;
  }

  private void commit(TreeEditor editor, int leaf) {
    List<Bytes> keys = new ArrayList<>();
    editor.filteredDirectPath(leaf).forEach(_ -> keys.add(leaves.key()));
    Bytes parentHash = editor.mergePath(leaf, keys);
    editor.setLeaf(leaf, leaves.leaf(new LeafNodeSource.FromCommit(parentHash)));
  }
}
