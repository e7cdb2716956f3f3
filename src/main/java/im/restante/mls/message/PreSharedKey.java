package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// A proposal to mix in a pre-shared key (RFC 9420 §12.1.4).
///
/// ```
/// struct {
///     PreSharedKeyID psk;
/// } PreSharedKey;
/// ```
public record PreSharedKey(PreSharedKeyID psk) implements Proposal {
  @Override
  public ProposalType type() {
    return ProposalType.PSK;
  }

  static PreSharedKey readBody(WireReader reader) {
    return new PreSharedKey(PreSharedKeyID.read(reader));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.struct(psk);
  }
}
