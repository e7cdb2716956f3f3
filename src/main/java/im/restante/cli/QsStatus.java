package im.restante.cli;

import im.restante.protocol.qs.QSErrorCode;

/// The HTTP status that goes with a refusal of the Queueing Service.
final class QsStatus {
  private QsStatus() {}

  static int of(QSErrorCode code) {
    return switch (code) {
      case MALFORMED_REQUEST, UNSUPPORTED_VERSION, UNSUPPORTED_OPERATION -> 400;
      case UNAUTHENTICATED, TOKEN_EXPIRED -> 401;
      case NOT_AUTHORIZED, POLICY_VIOLATION -> 403;
      case EXHAUSTED -> 404;
      case PAYLOAD_TOO_LARGE -> 413;
      case INVALID_KEY_PACKAGE -> 422;
      case RATE_LIMITED -> 429;
      case INTERNAL -> 500;
      case UNAVAILABLE -> 503;
    };
  }
}
