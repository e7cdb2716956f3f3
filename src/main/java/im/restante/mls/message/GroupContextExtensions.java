package im.restante.mls.message;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// A proposal to replace all extensions of the GroupContext (RFC 9420 §12.1.7).
///
/// ```
/// struct {
///     Extension extensions<V>;
/// } GroupContextExtensions;
/// ```
public record GroupContextExtensions(Extensions extensions) implements Proposal {
  @Override
  public ProposalType type() {
    return ProposalType.GROUP_CONTEXT_EXTENSIONS;
  }

  static GroupContextExtensions readBody(WireReader reader) {
    return new GroupContextExtensions(Extensions.read(reader));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.struct(extensions);
  }
}
