package im.restante.protocol.ds;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// Why a request was refused; the octet on the wire is [#value].
///
/// ```
/// enum {
///   reserved(0), malformed_request(1), unsupported_version(2), unsupported_operation(3),
///   unauthenticated(4), token_expired(5), wrong_sender_type(6), not_authorized(7),
///   no_such_group(8), create_group_rejected(9), wrong_epoch(10), proposals_pending(11),
///   invalid_message(12), invalid_commit(13), invalid_proposal(14), invalid_key_package(15),
///   invalid_group_info(16), invalid_welcome(17), invalid_aad(18), policy_violation(19),
///   unknown_joiner(20), unknown_epoch(21), rate_limited(22), payload_too_large(23),
///   unavailable(24), internal(25), (255)
/// } DSErrorCode;
/// ```
public enum DSErrorCode implements WireStruct {
  /// The body is no request.
  MALFORMED_REQUEST(1),
  UNSUPPORTED_VERSION(2),
  /// A request type, suite or signature scheme that this service does not have.
  UNSUPPORTED_OPERATION(3),
  /// No token, or one that does not verify.
  UNAUTHENTICATED(4),
  TOKEN_EXPIRED(5),
  /// The operation does not accept this kind of sender (B-29).
  WRONG_SENDER_TYPE(6),
  NOT_AUTHORIZED(7),
  /// No such group, or another group state key (V1).
  NO_SUCH_GROUP(8),
  CREATE_GROUP_REJECTED(9),
  /// Not of the current epoch, which comes with it (B-20).
  WRONG_EPOCH(10),
  PROPOSALS_PENDING(11),
  /// Framed in another way than the operation asks for.
  INVALID_MESSAGE(12),
  INVALID_COMMIT(13),
  INVALID_PROPOSAL(14),
  INVALID_KEY_PACKAGE(15),
  INVALID_GROUP_INFO(16),
  INVALID_WELCOME(17),
  INVALID_AAD(18),
  POLICY_VIOLATION(19),
  /// No KeyPackageRef of a client that is still to join (B-26, B-65).
  UNKNOWN_JOINER(20),
  /// An epoch whose state is not kept for the sender (B-58).
  UNKNOWN_EPOCH(21),
  RATE_LIMITED(22),
  PAYLOAD_TOO_LARGE(23),
  /// Try again later, with the same bytes.
  UNAVAILABLE(24),
  INTERNAL(25);

  private static final DSErrorCode[] CODES = values();

  private final int value;

  DSErrorCode(int value) {
    this.value = value;
  }

  /// 1 … 25; 0 is reserved.
  public int value() {
    return value;
  }

  public static DSErrorCode read(WireReader reader) {
    int value = reader.u8("code");
    if (value < 1 || value > CODES.length) {
      throw reader.malformed("code", "unknown value");
    }
    return CODES[value - 1];
  }

  @Override
  public void write(WireWriter writer) {
    writer.u8(value);
  }
}
