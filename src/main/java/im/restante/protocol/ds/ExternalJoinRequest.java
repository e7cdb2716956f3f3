package im.restante.protocol.ds;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Lets a further client of a member join by an external commit.
///
/// ```
/// struct { MLSGroupUpdate update; } ExternalJoinRequest;
/// ```
public record ExternalJoinRequest(MLSGroupUpdate update) implements DSRequest.Committing {
  @Override
  public DSRequestType type() {
    return DSRequestType.EXTERNAL_JOIN;
  }

  static ExternalJoinRequest readBody(WireReader reader) {
    return new ExternalJoinRequest(MLSGroupUpdate.read(reader));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.struct(update);
  }
}
