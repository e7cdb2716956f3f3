package im.restante.protocol.ds;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// One operation and its parameters.
///
/// ```
/// struct {
///   DSRequestType request_type;
///   select (DSRequest.request_type) { case ds_create_group: CreateGroupRequest; … };
/// } DSRequest;
/// ```
public sealed interface DSRequest extends WireStruct
    permits CreateGroupRequest,
        DSRequest.Committing,
        DSRequest.Unsupported,
        ExternalCommitInfoRequest,
        RequestGroupIdRequest,
        SendMessageRequest,
        SignaturePublicKeyRequest,
        WelcomeInfoRequest {
  /// An operation that consists of a commit.
  sealed interface Committing extends DSRequest
      permits AddUsersRequest,
          ExternalJoinRequest,
          RemoveUsersRequest,
          ResyncClientRequest,
          UpdateClientRequest {
    MLSGroupUpdate update();
  }

  /// An operation that has a name and no implementation: answered `unsupported_operation`.
  ///
  /// @param rest everything after the type, the token included, as nothing says where the body ends
  record Unsupported(DSRequestType type, Bytes rest) implements DSRequest {
    @Override
    public void writeBody(WireWriter writer) {
      writer.fixed(rest);
    }
  }

  DSRequestType type();

  /// Appends the body of this type, without the type.
  void writeBody(WireWriter writer);

  static DSRequest read(WireReader reader) {
    DSRequestType type = DSRequestType.read(reader);
    return switch (type) {
      case CREATE_GROUP -> CreateGroupRequest.readBody(reader);
      case ADD_USERS -> AddUsersRequest.readBody(reader);
      case REMOVE_USERS -> RemoveUsersRequest.readBody(reader);
      case UPDATE_CLIENT -> UpdateClientRequest.readBody(reader);
      case RESYNC_CLIENT -> ResyncClientRequest.readBody(reader);
      case WELCOME_INFO -> WelcomeInfoRequest.readBody(reader);
      case EXTERNAL_COMMIT_INFO -> ExternalCommitInfoRequest.readBody(reader);
      case EXTERNAL_JOIN -> ExternalJoinRequest.readBody(reader);
      case SEND_MESSAGE -> SendMessageRequest.readBody(reader);
      case REQUEST_GROUP_ID -> RequestGroupIdRequest.readBody(reader);
      case SIGNATURE_PUBLIC_KEY -> SignaturePublicKeyRequest.readBody(reader);
      case ADD_CLIENTS,
          DELETE_GROUP,
          GET_IDENTITY_LINK_KEYS,
          JOIN_CONNECTION_GROUP,
          PROPOSE,
          REINIT_GROUP,
          REMOVE_CLIENTS,
          SELF_REMOVE_CLIENT,
          SELF_REMOVE_USER,
          SET_ROLE,
          UPDATE_QUEUE_INFO ->
          new Unsupported(type, reader.rest());
    };
  }

  @Override
  default void write(WireWriter writer) {
    writer.struct(type());
    writeBody(writer);
  }
}
