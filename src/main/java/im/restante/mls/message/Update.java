package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// A proposal to replace the sender's leaf (RFC 9420 §12.1.2).
///
/// ```
/// struct {
///     LeafNode leaf_node;
/// } Update;
/// ```
public record Update(LeafNode leafNode) implements Proposal {
  @Override
  public ProposalType type() {
    return ProposalType.UPDATE;
  }

  static Update readBody(WireReader reader) {
    return new Update(LeafNode.read(reader));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.struct(leafNode);
  }
}
