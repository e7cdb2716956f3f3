package im.restante.mls.vectors;

import static im.restante.mls.vectors.VectorJson.hex;
import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.mls.tree.TreeValidation;
import im.restante.mls.tree.TreeView;
import im.restante.wire.Bytes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// tree-validation.json: resolutions, tree hashes, parent hashes and leaf signatures.
final class TreeValidationVectors implements VectorFile {
  @Override
  public Outcome run(JsonObject vector) {
    SuiteCrypto crypto = VectorJson.suite(vector);
    if (crypto == null) {
      return Outcome.skipped("unknown cipher suite");
    }
    TreeView tree = VectorTrees.view(VectorTrees.read(hex(vector, "tree"), crypto), crypto);
    Bytes groupId = hex(vector, "group_id");
    JsonArray hashes = vector.getJsonArray("tree_hashes");
    JsonArray resolutions = vector.getJsonArray("resolutions");
    assertThat(tree.nodeCount()).isEqualTo(hashes.size());
    for (int node = 0; node < tree.nodeCount(); node++) {
      assertThat(tree.treeHash(node)).isEqualTo(Bytes.fromHex(hashes.getString(node)));
      assertThat(new JsonArray(tree.resolution(node))).isEqualTo(resolutions.getJsonArray(node));
    }
    assertThat(TreeValidation.check(tree)).isNull();
    tree.forEachMember((leafIndex, leaf) ->
        assertThat(
                Labels.verifyWithLabel(
                    crypto,
                    leaf.signatureKey(),
                    "LeafNodeTBS",
                    leaf.toBeSigned(groupId, leafIndex),
                    leaf.signature()))
            .isTrue());
    assertThat(tree.ratchetTree()).isEqualTo(hex(vector, "tree"));
    return Outcome.passed();
  }
}
