package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// The init secret of an external commit, encapsulated to the group (RFC 9420 §12.1.6).
///
/// ```
/// struct {
///     opaque kem_output<V>;
/// } ExternalInit;
/// ```
public record ExternalInit(Bytes kemOutput) implements Proposal {
  @Override
  public ProposalType type() {
    return ProposalType.EXTERNAL_INIT;
  }

  static ExternalInit readBody(WireReader reader) {
    return new ExternalInit(reader.opaque("kem_output"));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.opaque(kemOutput);
  }
}
