package im.restante.mls.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.mls.tree.TreeMath;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.IntUnaryOperator;

/// tree-math.json: RFC 9420 Appendix C.
final class TreeMathVectors implements VectorFile {
  @Override
  public Outcome run(JsonObject vector) {
    int leaves = vector.getInteger("n_leaves");
    int nodes = vector.getInteger("n_nodes");
    assertThat(TreeMath.nodeCount(leaves)).isEqualTo(nodes);
    assertThat(TreeMath.root(leaves)).isEqualTo(vector.getInteger("root"));
    assertThat(1 << TreeMath.depthFor(leaves)).isEqualTo(leaves);
    agrees(vector.getJsonArray("left"), nodes, TreeMath::left);
    agrees(vector.getJsonArray("right"), nodes, TreeMath::right);
    agrees(vector.getJsonArray("parent"), nodes, TreeMath::parent);
    agrees(vector.getJsonArray("sibling"), nodes, TreeMath::sibling);
    return Outcome.passed();
  }

  private static void agrees(JsonArray expected, int nodes, IntUnaryOperator function) {
    for (int node = 0; node < nodes; node++) {
      Integer value = expected.getInteger(node);
      if (value != null) {
        assertThat(function.applyAsInt(node)).as("node %s", node).isEqualTo(value);
      }
    }
  }
}
