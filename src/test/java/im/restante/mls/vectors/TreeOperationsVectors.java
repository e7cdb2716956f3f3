package im.restante.mls.vectors;

import static im.restante.mls.vectors.VectorJson.hex;
import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.Add;
import im.restante.mls.message.Proposal;
import im.restante.mls.message.Remove;
import im.restante.mls.message.Update;
import im.restante.mls.tree.RatchetTree;
import im.restante.mls.tree.TreeEditor;
import im.restante.wire.WireReader;
import io.vertx.core.json.JsonObject;

/// tree-operations.json: Add, Update and Remove on a tree (RFC 9420 §12.1).
final class TreeOperationsVectors implements VectorFile {
  @Override
  public Outcome run(JsonObject vector) {
    SuiteCrypto crypto = VectorJson.suite(vector);
    if (crypto == null) {
      return Outcome.skipped("unknown cipher suite");
    }
    RatchetTree before = VectorTrees.read(hex(vector, "tree_before"), crypto);
    TreeEditor editor = VectorTrees.edit(before, crypto);
    assertThat(editor.treeHash()).isEqualTo(hex(vector, "tree_hash_before"));
    Proposal proposal = WireReader.decode(hex(vector, "proposal"), Proposal::read);
    switch (proposal) {
      case Add(var keyPackage) -> {
        var _ = editor.add(keyPackage.leafNode());
      }
      case Update(var leaf) -> editor.update(vector.getInteger("proposal_sender"), leaf);
      case Remove(long removed) -> editor.remove((int) removed);
      default -> throw new IllegalArgumentException("no tree operation");
    }
    RatchetTree after = editor.finish();
    assertThat(VectorTrees.view(after, crypto).treeHash())
        .isEqualTo(hex(vector, "tree_hash_after"));
    assertThat(VectorTrees.view(after, crypto).ratchetTree()).isEqualTo(hex(vector, "tree_after"));
    return Outcome.passed();
  }
}
