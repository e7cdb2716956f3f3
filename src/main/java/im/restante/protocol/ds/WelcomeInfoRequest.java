package im.restante.protocol.ds;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Fetches the ratchet tree of the epoch in which the sender was added.
///
/// ```
/// struct { opaque group_id<V>; uint64 epoch; } WelcomeInfoRequest;
/// ```
public record WelcomeInfoRequest(Bytes groupId, long epoch) implements DSRequest {
  @Override
  public DSRequestType type() {
    return DSRequestType.WELCOME_INFO;
  }

  static WelcomeInfoRequest readBody(WireReader reader) {
    return new WelcomeInfoRequest(reader.opaque("group_id"), reader.u64("epoch"));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.opaque(groupId).u64(epoch);
  }
}
