package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;

/// The body of a request, by its type.
public sealed interface QSRequest extends WireStruct
    permits AcknowledgeRequest,
        ClaimKeyPackagesRequest,
        CreateClientRequest,
        CreateUserRequest,
        DeleteClientRequest,
        DeleteUserRequest,
        DequeueRequest,
        EncryptionKeyRequest,
        FetchBlobRequest,
        GetClientRequest,
        GetUserRequest,
        ListenRequest,
        PublishKeyPackagesRequest,
        UpdateClientRequest,
        UpdateUserRequest {
  QSRequestType type();

  /// Reads the body that `type` announces.
  static QSRequest read(QSRequestType type, WireReader reader) {
    return switch (type) {
      case CREATE_USER -> CreateUserRequest.read(reader);
      case GET_USER -> GetUserRequest.read(reader);
      case UPDATE_USER -> UpdateUserRequest.read(reader);
      case DELETE_USER -> DeleteUserRequest.read(reader);
      case CREATE_CLIENT -> CreateClientRequest.read(reader);
      case GET_CLIENT -> GetClientRequest.read(reader);
      case UPDATE_CLIENT -> UpdateClientRequest.read(reader);
      case DELETE_CLIENT -> DeleteClientRequest.read(reader);
      case PUBLISH_KEY_PACKAGES -> PublishKeyPackagesRequest.read(reader);
      case CLAIM_KEY_PACKAGES -> ClaimKeyPackagesRequest.read(reader);
      case DEQUEUE -> DequeueRequest.read(reader);
      case ACKNOWLEDGE -> AcknowledgeRequest.read(reader);
      case ENCRYPTION_KEY -> EncryptionKeyRequest.read(reader);
      case FETCH_BLOB -> FetchBlobRequest.read(reader);
      case LISTEN -> ListenRequest.read(reader);
    };
  }
}
