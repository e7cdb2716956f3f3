package im.restante.protocol.ds;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Replaces the sender's leaf by a commit with a path.
///
/// ```
/// struct { MLSGroupUpdate update; } UpdateClientRequest;
/// ```
public record UpdateClientRequest(MLSGroupUpdate update) implements DSRequest.Committing {
  @Override
  public DSRequestType type() {
    return DSRequestType.UPDATE_CLIENT;
  }

  static UpdateClientRequest readBody(WireReader reader) {
    return new UpdateClientRequest(MLSGroupUpdate.read(reader));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.struct(update);
  }
}
