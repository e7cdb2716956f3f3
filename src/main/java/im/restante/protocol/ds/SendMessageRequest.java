package im.restante.protocol.ds;

import im.restante.mls.message.MLSMessage;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Sends an application message to the group.
///
/// ```
/// struct {
///   opaque group_id<V>;
///   MLSMessage application_message;
///   bool suppress_notifications;
/// } SendMessageRequest;
/// ```
public record SendMessageRequest(
    Bytes groupId, MLSMessage applicationMessage, boolean suppressNotifications)
    implements DSRequest {
  @Override
  public DSRequestType type() {
    return DSRequestType.SEND_MESSAGE;
  }

  static SendMessageRequest readBody(WireReader reader) {
    return new SendMessageRequest(
        reader.opaque("group_id"), MLSMessage.read(reader), reader.bool("suppress_notifications"));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.opaque(groupId).struct(applicationMessage).bool(suppressNotifications);
  }
}
