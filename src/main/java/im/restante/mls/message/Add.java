package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// A proposal to add the client of a KeyPackage (RFC 9420 §12.1.1).
///
/// ```
/// struct {
///     KeyPackage key_package;
/// } Add;
/// ```
public record Add(KeyPackage keyPackage) implements Proposal {
  @Override
  public ProposalType type() {
    return ProposalType.ADD;
  }

  static Add readBody(WireReader reader) {
    return new Add(KeyPackage.read(reader));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.struct(keyPackage);
  }
}
