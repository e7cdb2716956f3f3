package im.restante.protocol.ds;

/// The HTTP status that goes with a response; the body is a DSResponse in any case.
public final class DSHttpStatus {
  private DSHttpStatus() {}

  public static int of(DSResponse response) {
    return response instanceof DSResponse.Failed(DSError error) ? of(error) : 200;
  }

  public static int of(DSError error) {
    return switch (error.code()) {
      case MALFORMED_REQUEST, UNSUPPORTED_VERSION, UNSUPPORTED_OPERATION -> 400;
      case UNAUTHENTICATED, TOKEN_EXPIRED, WRONG_SENDER_TYPE -> 401;
      case NOT_AUTHORIZED, POLICY_VIOLATION -> 403;
      case NO_SUCH_GROUP, UNKNOWN_JOINER, UNKNOWN_EPOCH -> 404;
      case WRONG_EPOCH, PROPOSALS_PENDING -> 409;
      case CREATE_GROUP_REJECTED ->
          error.equals(new DSError.CreateGroupRejected(CreateGroupResponse.INVALID_GROUP_ID))
              ? 409
              : 422;
      case INVALID_MESSAGE,
          INVALID_COMMIT,
          INVALID_PROPOSAL,
          INVALID_KEY_PACKAGE,
          INVALID_GROUP_INFO,
          INVALID_WELCOME,
          INVALID_AAD ->
          422;
      case RATE_LIMITED -> 429;
      case PAYLOAD_TOO_LARGE -> 413;
      case INTERNAL -> 500;
      case UNAVAILABLE -> 503;
    };
  }
}
