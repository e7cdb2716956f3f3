package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// A proposal to remove a member by leaf index, 0 … 2^32 - 1 (RFC 9420 §12.1.3).
///
/// ```
/// struct {
///     uint32 removed;
/// } Remove;
/// ```
public record Remove(long removed) implements Proposal {
  @Override
  public ProposalType type() {
    return ProposalType.REMOVE;
  }

  static Remove readBody(WireReader reader) {
    return new Remove(reader.u32("removed"));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.u32(removed);
  }
}
