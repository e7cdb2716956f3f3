package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// Why the Queueing Service refused.
///
/// A record that does not exist is `unauthenticated` like a wrong signature, and an unknown
/// friendship token `not_authorized`, so that neither tells what exists (D-17).
///
/// ```
/// enum {
///     malformed_request(1), unsupported_version(2), unsupported_operation(3), unauthenticated(4),
///     token_expired(5), not_authorized(6), policy_violation(7), invalid_key_package(8),
///     rate_limited(9), payload_too_large(10), unavailable(11), internal(12), exhausted(13), (255)
/// } QSErrorCode;
/// ```
public enum QSErrorCode implements WireStruct {
  MALFORMED_REQUEST(1),
  UNSUPPORTED_VERSION(2),
  UNSUPPORTED_OPERATION(3),
  UNAUTHENTICATED(4),
  TOKEN_EXPIRED(5),
  NOT_AUTHORIZED(6),
  POLICY_VIOLATION(7),
  INVALID_KEY_PACKAGE(8),
  RATE_LIMITED(9),
  PAYLOAD_TOO_LARGE(10),
  UNAVAILABLE(11),
  INTERNAL(12),
  EXHAUSTED(13);

  private final int value;

  QSErrorCode(int value) {
    this.value = value;
  }

  /// The octet on the wire.
  public int value() {
    return value;
  }

  public static QSErrorCode read(WireReader reader) {
    return switch (reader.u8("code")) {
      case 1 -> MALFORMED_REQUEST;
      case 2 -> UNSUPPORTED_VERSION;
      case 3 -> UNSUPPORTED_OPERATION;
      case 4 -> UNAUTHENTICATED;
      case 5 -> TOKEN_EXPIRED;
      case 6 -> NOT_AUTHORIZED;
      case 7 -> POLICY_VIOLATION;
      case 8 -> INVALID_KEY_PACKAGE;
      case 9 -> RATE_LIMITED;
      case 10 -> PAYLOAD_TOO_LARGE;
      case 11 -> UNAVAILABLE;
      case 12 -> INTERNAL;
      case 13 -> EXHAUSTED;
      default -> throw reader.malformed("code", "unknown value");
    };
  }

  @Override
  public void write(WireWriter writer) {
    writer.u8(value);
  }
}
