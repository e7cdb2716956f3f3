package im.restante.protocol.ds;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Removes users with all their clients by a commit.
///
/// ```
/// struct { MLSGroupUpdate update; } RemoveUsersRequest;
/// ```
public record RemoveUsersRequest(MLSGroupUpdate update) implements DSRequest.Committing {
  @Override
  public DSRequestType type() {
    return DSRequestType.REMOVE_USERS;
  }

  static RemoveUsersRequest readBody(WireReader reader) {
    return new RemoveUsersRequest(MLSGroupUpdate.read(reader));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.struct(update);
  }
}
