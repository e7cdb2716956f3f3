package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// A proposal to end this group and go on in a new one (RFC 9420 §12.1.5).
///
/// ```
/// struct {
///     opaque group_id<V>;
///     ProtocolVersion version;
///     CipherSuite cipher_suite;
///     Extension extensions<V>;
/// } ReInit;
/// ```
public record ReInit(
    Bytes groupId, ProtocolVersion version, CipherSuiteId cipherSuite, Extensions extensions)
    implements Proposal {
  @Override
  public ProposalType type() {
    return ProposalType.REINIT;
  }

  static ReInit readBody(WireReader reader) {
    return new ReInit(
        reader.opaque("group_id"),
        ProtocolVersion.read(reader),
        CipherSuiteId.read(reader),
        Extensions.read(reader));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.opaque(groupId).struct(version).struct(cipherSuite).struct(extensions);
  }
}
