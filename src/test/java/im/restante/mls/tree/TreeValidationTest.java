package im.restante.mls.tree;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.check.Check;
import im.restante.mls.check.Checked;
import im.restante.mls.check.Rejection;
import im.restante.mls.message.LeafIndexList;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.Node;
import im.restante.mls.message.ParentNode;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A valid tree of seven members with one unmerged leaf, and what happens when one thing about it
/// is wrong: ValSem300, valn0111, valn0112, valn1406, valn1408, valn1409, valn1410.
class TreeValidationTest {
  private final SuiteCrypto crypto = TestCrypto.SUITE_1;
  private final SampleLeaves leaves = new SampleLeaves(new Random(7));
  private final List<Optional<Node>> valid = sevenMembers();

  @Test
  void acceptsATreeThatGrewByTheRules() {
    assertThat(refusal(valid)).isNull();
    assertThat(((ParentNode) valid.get(7).orElseThrow()).unmergedLeaves().size()).isEqualTo(1);
  }

  @Test
  void valSem300RefusesATrailingBlank() {
    List<Optional<Node>> nodes = new ArrayList<>(valid);
    nodes.add(Optional.empty());
    nodes.add(Optional.empty());
    assertThat(refusal(nodes)).isEqualTo(Check.TREE_NO_TRAILING_BLANK);
  }

  @Test
  void refusesNodesAtPlacesOfTheOtherKind() {
    assertThat(refusal(with(0, _ -> valid.get(7).orElseThrow()))).isEqualTo(Check.TREE_SHAPE);
    assertThat(refusal(with(7, _ -> valid.get(0).orElseThrow()))).isEqualTo(Check.TREE_SHAPE);
    assertThat(refusal(valid.subList(0, 8))).isEqualTo(Check.TREE_SHAPE);
    assertThat(refusal(List.of())).isEqualTo(Check.TREE_SHAPE);
  }

  @Test
  void refusesATreeAboveItsBound() {
    assertThat(RatchetTreeNodes.check(valid, 6)).isInstanceOf(Checked.Invalid.class);
    assertThat(RatchetTreeNodes.check(valid, 7)).isInstanceOf(Checked.Valid.class);
  }

  @Test
  void valn0111RefusesASharedSignatureKey() {
    LeafNode other = (LeafNode) valid.get(0).orElseThrow();
    assertThat(refusal(with(4, leaf -> keys((LeafNode) leaf, leaves.key(), other.signatureKey()))))
        .isEqualTo(Check.SIGNATURE_KEY_UNIQUE);
  }

  @Test
  void valn0112RefusesASharedEncryptionKey() {
    LeafNode other = (LeafNode) valid.get(0).orElseThrow();
    assertThat(refusal(with(4, leaf -> keys((LeafNode) leaf, other.encryptionKey(), leaves.key()))))
        .isEqualTo(Check.ENCRYPTION_KEY_UNIQUE);
  }

  @Test
  void valn1410RefusesAParentWithTheKeyOfAnotherNode() {
    LeafNode other = (LeafNode) valid.get(8).orElseThrow();
    assertThat(
            refusal(
                with(
                    3,
                    node ->
                        new ParentNode(
                            other.encryptionKey(),
                            ((ParentNode) node).parentHash(),
                            ((ParentNode) node).unmergedLeaves()))))
        .isEqualTo(Check.PARENT_KEY_UNIQUE);
  }

  @Test
  void valn1406RefusesAForgedParentHash() {
    assertThat(refusal(with(3, node -> parentHash((ParentNode) node, leaves.key()))))
        .isEqualTo(Check.PARENT_HASHES);
    assertThat(
            refusal(
                with(
                    7,
                    node ->
                        new ParentNode(
                            leaves.key(),
                            ((ParentNode) node).parentHash(),
                            ((ParentNode) node).unmergedLeaves()))))
        .isEqualTo(Check.PARENT_HASHES);
  }

  @Test
  void valn1408RefusesAnUnmergedLeafThatIsNotBelow() {
    assertThat(refusal(with(3, node -> unmerged((ParentNode) node, 4))))
        .isEqualTo(Check.UNMERGED_IS_DESCENDANT);
    assertThat(refusal(with(7, node -> unmerged((ParentNode) node, 7))))
        .isEqualTo(Check.UNMERGED_IS_DESCENDANT);
    assertThat(refusal(with(7, node -> unmerged((ParentNode) node, 0xffff_ffffL))))
        .isEqualTo(Check.UNMERGED_IS_DESCENDANT);
  }

  @Test
  void valn1409RefusesAnUnmergedLeafThatANodeBetweenHasMerged() {
    assertThat(refusal(with(7, node -> unmerged((ParentNode) node, 3, 6))))
        .isEqualTo(Check.UNMERGED_IN_BETWEEN);
  }

  @Test
  void refusesUnmergedLeavesOutOfOrder() {
    assertThat(refusal(with(7, node -> unmerged((ParentNode) node, 6, 6))))
        .isEqualTo(Check.UNMERGED_INCREASING);
  }

  /// Six members, a commit by leaf 0, then leaf 6 is added, unmerged at the root.
  private List<Optional<Node>> sevenMembers() {
    TreeEditor editor = new TreeEditor(OpenVault.INSTANCE, crypto);
    for (int i = 0; i < 6; i++) {
      assertThat(editor.add(leaves.fresh())).isEqualTo(i);
    }
    commit(editor, 0);
    assertThat(editor.add(leaves.fresh())).isEqualTo(6);
    TreeView tree = new TreeView(editor.finish(), OpenVault.INSTANCE, crypto);
    return WireReader.decode(tree.ratchetTree(), im.restante.mls.message.RatchetTree::read).nodes();
  }

  private void commit(TreeEditor editor, int leaf) {
    List<Bytes> keys = new ArrayList<>();
    editor.filteredDirectPath(leaf).forEach(_ -> keys.add(leaves.key()));
    Bytes parentHash = editor.mergePath(leaf, keys);
    editor.setLeaf(leaf, leaves.leaf(new LeafNodeSource.FromCommit(parentHash)));
  }

  private List<Optional<Node>> with(int node, UnaryOperator<Node> change) {
    List<Optional<Node>> nodes = new ArrayList<>(valid);
    nodes.set(node, Optional.of(change.apply(valid.get(node).orElseThrow())));
    return nodes;
  }

  private @Nullable Check refusal(List<Optional<Node>> nodes) {
    return switch (RatchetTreeNodes.check(nodes, 1 << 10)) {
      case Checked.Invalid<RatchetTreeNodes>(Rejection rejection) -> rejection.check();
      case Checked.Valid<RatchetTreeNodes>(RatchetTreeNodes tree) -> {
        Rejection rejection =
            TreeValidation.check(
                new TreeView(tree.toTree(OpenVault.INSTANCE, crypto), OpenVault.INSTANCE, crypto));
        yield rejection == null ? null : rejection.check();
      }
    };
  }

  private static LeafNode keys(LeafNode leaf, Bytes encryptionKey, Bytes signatureKey) {
    return LeafNode.of(
        encryptionKey,
        signatureKey,
        leaf.credential(),
        leaf.capabilities(),
        leaf.source(),
        leaf.extensions(),
        leaf.signature());
  }

  private static ParentNode parentHash(ParentNode parent, Bytes parentHash) {
    return new ParentNode(parent.encryptionKey(), parentHash, parent.unmergedLeaves());
  }

  private static ParentNode unmerged(ParentNode parent, long... leafIndices) {
    return new ParentNode(
        parent.encryptionKey(), parent.parentHash(), LeafIndexList.of(leafIndices));
  }
}
