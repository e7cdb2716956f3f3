package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.List;

/// The committer's new leaf and new keys up to the root (RFC 9420 §7.6).
///
/// ```
/// struct {
///     LeafNode leaf_node;
///     UpdatePathNode nodes<V>;
/// } UpdatePath;
/// ```
public record UpdatePath(LeafNode leafNode, List<UpdatePathNode> nodes) implements WireStruct {
  public UpdatePath {
    nodes = List.copyOf(nodes);
  }

  public static UpdatePath read(WireReader reader) {
    return new UpdatePath(LeafNode.read(reader), reader.vector("nodes", UpdatePathNode::read));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(leafNode).vector(nodes);
  }
}
