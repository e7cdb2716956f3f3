package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.List;
import java.util.Optional;

/// The ratchet_tree extension: the nodes from left to right as received (RFC 9420 §12.4.3.3).
///
/// ```
/// optional<Node> ratchet_tree<V>;
/// ```
///
/// Nothing is interpreted: that leaves are at even positions and that no blank comes last are
/// checks of the tree.
public record RatchetTree(List<Optional<Node>> nodes) implements WireStruct {
  public RatchetTree {
    nodes = List.copyOf(nodes);
  }

  public static RatchetTree read(WireReader reader) {
    return new RatchetTree(
        reader.vector(
            "ratchet_tree", node -> Optional.ofNullable(node.optional("node", Node::read))));
  }

  @Override
  public void write(WireWriter writer) {
    writer.vector(
        nodes,
        (node, to) -> {
          to.bool(node.isPresent());
          node.ifPresent(present -> present.writeNode(to));
        });
  }
}
