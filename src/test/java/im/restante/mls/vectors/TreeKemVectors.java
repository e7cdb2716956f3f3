package im.restante.mls.vectors;

import static im.restante.mls.vectors.VectorJson.hex;
import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.UpdatePath;
import im.restante.mls.message.UpdatePathNode;
import im.restante.mls.tree.PathStep;
import im.restante.mls.tree.RatchetTree;
import im.restante.mls.tree.TreeEditor;
import im.restante.mls.tree.TreeValidation;
import im.restante.mls.tree.TreeView;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// treekem.json, the public half: merging update paths into a tree (RFC 9420 §7.5, §7.9).
final class TreeKemVectors implements VectorFile {
  @Override
  public Outcome run(JsonObject vector) {
    SuiteCrypto crypto = VectorJson.suite(vector);
    if (crypto == null) {
      return Outcome.skipped("unknown cipher suite");
    }
    RatchetTree tree = VectorTrees.read(hex(vector, "ratchet_tree"), crypto);
    assertThat(TreeValidation.check(VectorTrees.view(tree, crypto))).isNull();
    for (Object element : vector.getJsonArray("update_paths")) {
      merge(tree, (JsonObject) element, crypto);
    }
    return Outcome.passed();
  }

  private static void merge(RatchetTree tree, JsonObject expected, SuiteCrypto crypto) {
    UpdatePath path = WireReader.decode(hex(expected, "update_path"), UpdatePath::read);
    int sender = expected.getInteger("sender");
    TreeEditor editor = VectorTrees.edit(tree, crypto);
    List<PathStep> steps = editor.filteredDirectPath(sender);
    assertThat(steps).hasSameSizeAs(path.nodes());
    for (int i = 0; i < steps.size(); i++) {
      assertThat(path.nodes().get(i).encryptedPathSecret())
          .hasSize(editor.resolutionSize(steps.get(i).copathChild(), _ -> false));
    }
    Bytes parentHash =
        editor.mergePath(sender, path.nodes().stream().map(UpdatePathNode::encryptionKey).toList());
    assertThat(path.leafNode().source()).isEqualTo(new LeafNodeSource.FromCommit(parentHash));
    editor.setLeaf(sender, path.leafNode());
    TreeView after = VectorTrees.view(editor.finish(), crypto);
    assertThat(after.treeHash()).isEqualTo(hex(expected, "tree_hash_after"));
    assertThat(TreeValidation.check(after)).isNull();
  }
}
