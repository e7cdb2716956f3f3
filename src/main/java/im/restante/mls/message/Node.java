package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// A node that is not blank, as the ratchet_tree extension lists it (RFC 9420 §12.4.3.3).
///
/// ```
/// enum { reserved(0), leaf(1), parent(2), (255) } NodeType;
///
/// struct {
///     NodeType node_type;
///     select (Node.node_type) {
///         case leaf:   LeafNode leaf_node;
///         case parent: ParentNode parent_node;
///     };
/// } Node;
/// ```
///
/// The two structs occur without their type elsewhere, so their own `write` is without it.
public sealed interface Node permits LeafNode, ParentNode {
  static Node read(WireReader reader) {
    return switch (reader.u8("node_type")) {
      case 1 -> LeafNode.read(reader);
      case 2 -> ParentNode.read(reader);
      default -> throw reader.malformed("node_type", "unknown value");
    };
  }

  /// Appends node_type and the node.
  default void writeNode(WireWriter writer) {
    switch (this) {
      case LeafNode leaf -> writer.u8(1).struct(leaf);
      case ParentNode parent -> writer.u8(2).struct(parent);
    }
  }
}
