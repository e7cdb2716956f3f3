package im.restante.ds;

import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.PrivateMessage;
import im.restante.mls.message.PublicMessage;
import im.restante.protocol.ds.CreateGroupRequest;
import im.restante.protocol.ds.DSRequest;
import im.restante.protocol.ds.ExternalCommitInfoRequest;
import im.restante.protocol.ds.RequestGroupIdRequest;
import im.restante.protocol.ds.SendMessageRequest;
import im.restante.protocol.ds.SignaturePublicKeyRequest;
import im.restante.protocol.ds.WelcomeInfoRequest;
import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// Which group a request is about.
final class GroupIds {
  private GroupIds() {}

  /// The group id, or null where the request names none.
  static @Nullable Bytes of(DSRequest request) {
    return switch (request) {
      case CreateGroupRequest create -> create.groupId();
      case DSRequest.Committing committing -> of(committing.update().commit());
      case ExternalCommitInfoRequest info -> info.groupId();
      case SendMessageRequest send -> send.groupId();
      case WelcomeInfoRequest info -> info.groupId();
      case DSRequest.Unsupported _, RequestGroupIdRequest _, SignaturePublicKeyRequest _ -> null;
    };
  }

  private static @Nullable Bytes of(MLSMessage message) {
    return switch (message.body()) {
      case PublicMessage handshake -> handshake.content().groupId();
      case PrivateMessage other -> other.groupId();
      default -> null;
    };
  }
}
