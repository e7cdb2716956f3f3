package im.restante.protocol.ds;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Lets a client that lost its state back in: an external commit that removes its old leaf.
///
/// ```
/// struct { MLSGroupUpdate update; } ResyncClientRequest;
/// ```
public record ResyncClientRequest(MLSGroupUpdate update) implements DSRequest.Committing {
  @Override
  public DSRequestType type() {
    return DSRequestType.RESYNC_CLIENT;
  }

  static ResyncClientRequest readBody(WireReader reader) {
    return new ResyncClientRequest(MLSGroupUpdate.read(reader));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.struct(update);
  }
}
