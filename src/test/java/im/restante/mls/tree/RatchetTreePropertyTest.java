package im.restante.mls.tree;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random histories of adds, updates, removes and commits: after each step the persistent tree,
/// open and sealed, agrees with a naive recomputation by the RFC's definitions.
class RatchetTreePropertyTest {
  private static final int STEPS = 120;

  private final SuiteCrypto crypto = TestCrypto.SUITE_1;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void agreesWithNaiveRecomputation(long seed) {
    Random random = new Random(seed);
    SampleLeaves leaves = new SampleLeaves(random);
    LeafNode first = leaves.fresh();
    NaiveTree naive = new NaiveTree(crypto, first);
    List<NodeVault> vaults = List.of(OpenVault.INSTANCE, new CountingVault());
    List<RatchetTree> trees = new ArrayList<>();
    for (NodeVault vault : vaults) {
      TreeEditor editor = new TreeEditor(vault, crypto);
      assertThat(editor.add(first)).isZero();
      trees.add(editor.finish());
    }
    for (int step = 0; step < STEPS; step++) {
      List<TreeEditor> editors = new ArrayList<>();
      for (int i = 0; i < vaults.size(); i++) {
        editors.add(new TreeEditor(trees.get(i), vaults.get(i), crypto));
      }
      int edits = 1 + random.nextInt(4);
      for (int edit = 0; edit < edits; edit++) {
        edit(random, leaves, naive, editors);
      }
      for (int i = 0; i < vaults.size(); i++) {
        RatchetTree before = trees.get(i);
        Bytes hashBefore = new TreeView(before, vaults.get(i), crypto).treeHash();
        trees.set(i, editors.get(i).finish());
        agrees(naive, new TreeView(trees.get(i), vaults.get(i), crypto));
        assertThat(new TreeView(before, vaults.get(i), crypto).treeHash()).isEqualTo(hashBefore);
      }
    }
    RatchetTree resealed = trees.get(1).reseal(vaults.get(1), OpenVault.INSTANCE);
    agrees(naive, new TreeView(resealed, OpenVault.INSTANCE, crypto));
  }

  private static void edit(
      Random random, SampleLeaves leaves, NaiveTree naive, List<TreeEditor> editors) {
    List<Integer> members = naive.members();
    int someone = members.get(random.nextInt(members.size()));
    switch (random.nextInt(6)) {
      case 0, 1 -> {
        LeafNode leaf = leaves.fresh();
        int expected = naive.add(leaf);
        editors.forEach(editor -> assertThat(editor.add(leaf)).isEqualTo(expected));
      }
      case 2 -> {
        LeafNode leaf = leaves.leaf(new LeafNodeSource.FromUpdate());
        naive.update(someone, leaf);
        editors.forEach(editor -> editor.update(someone, leaf));
      }
      case 3 -> {
        if (members.size() > 1) {
          naive.remove(someone);
          editors.forEach(editor -> editor.remove(someone));
        }
      }
      default -> {
        List<Bytes> keys = new ArrayList<>();
        naive.filteredDirectPath(someone).forEach(_ -> keys.add(leaves.key()));
        Bytes parentHash = naive.mergePath(someone, keys);
        LeafNode leaf = leaves.leaf(new LeafNodeSource.FromCommit(parentHash));
        naive.setLeaf(someone, leaf);
        for (TreeEditor editor : editors) {
          assertThat(editor.mergePath(someone, keys)).isEqualTo(parentHash);
          editor.setLeaf(someone, leaf);
        }
      }
    }
  }

  private void agrees(NaiveTree naive, TreeView tree) {
    assertThat(tree.leafCount()).isEqualTo(naive.leafCount());
    assertThat(tree.memberCount()).isEqualTo(naive.members().size());
    assertThat(tree.treeHash()).isEqualTo(naive.treeHash());
    assertThat(TreeValidation.check(tree)).isNull();
    for (int node = 0; node < tree.nodeCount(); node++) {
      assertThat(tree.resolution(node)).isEqualTo(naive.resolution(node));
      assertThat(tree.resolutionSize(node, _ -> false)).isEqualTo(naive.resolution(node).size());
    }
    for (int leaf : naive.members()) {
      assertThat(tree.filteredDirectPath(leaf).stream().map(PathStep::node).toList())
          .isEqualTo(naive.filteredDirectPath(leaf));
    }
    im.restante.mls.message.RatchetTree exported =
        WireReader.decode(tree.ratchetTree(), im.restante.mls.message.RatchetTree::read);
    assertThat(exported.nodes()).isEqualTo(naive.export());
    RatchetTree rebuilt =
        RatchetTreeNodes.check(exported.nodes(), 1 << 10)
            .orElseThrow()
            .toTree(OpenVault.INSTANCE, crypto);
    assertThat(new TreeView(rebuilt, OpenVault.INSTANCE, crypto).treeHash())
        .isEqualTo(tree.treeHash());
  }
}
