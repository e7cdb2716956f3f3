package im.restante.protocol.ds;

import im.restante.mls.message.MLSMessage;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import java.util.List;

/// Adds users by a commit, with the Welcome for them.
///
/// ```
/// struct {
///   MLSGroupUpdate update;
///   MLSMessage welcome;
///   EncryptedWelcomeAttributionInfo attributions<V>;  /* in Add order */
/// } AddUsersRequest;
/// ```
public record AddUsersRequest(
    MLSGroupUpdate update, MLSMessage welcome, List<EncryptedWelcomeAttributionInfo> attributions)
    implements DSRequest.Committing {
  public AddUsersRequest {
    attributions = List.copyOf(attributions);
  }

  @Override
  public DSRequestType type() {
    return DSRequestType.ADD_USERS;
  }

  static AddUsersRequest readBody(WireReader reader) {
    return new AddUsersRequest(
        MLSGroupUpdate.read(reader),
        MLSMessage.read(reader),
        reader.vector("attributions", EncryptedWelcomeAttributionInfo::read));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.struct(update).struct(welcome).vector(attributions);
  }
}
