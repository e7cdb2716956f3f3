package im.restante.protocol.ds;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.wire.Bytes;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DSHttpStatusTest {
  private static final Map<DSErrorCode, Integer> EXPECTED = new TreeMap<>();

  static {
    expect(400, "MALFORMED_REQUEST", "UNSUPPORTED_VERSION", "UNSUPPORTED_OPERATION");
    expect(401, "UNAUTHENTICATED", "TOKEN_EXPIRED", "WRONG_SENDER_TYPE");
    expect(403, "NOT_AUTHORIZED", "POLICY_VIOLATION");
    expect(404, "NO_SUCH_GROUP", "UNKNOWN_JOINER", "UNKNOWN_EPOCH");
    expect(409, "WRONG_EPOCH", "PROPOSALS_PENDING");
    expect(413, "PAYLOAD_TOO_LARGE");
    expect(422, "INVALID_MESSAGE", "INVALID_COMMIT", "INVALID_PROPOSAL", "INVALID_KEY_PACKAGE");
    expect(422, "INVALID_GROUP_INFO", "INVALID_WELCOME", "INVALID_AAD");
    expect(429, "RATE_LIMITED");
    expect(500, "INTERNAL");
    expect(503, "UNAVAILABLE");
  }

  private static void expect(int status, String... codes) {
    for (String code : codes) {
      EXPECTED.put(DSErrorCode.valueOf(code), status);
    }
  }

  @Test
  void everyErrorHasItsStatus() {
    for (DSError error : new DsExamples(1).errors()) {
      if (!(error instanceof DSError.CreateGroupRejected)) {
        assertThat(DSHttpStatus.of(error))
            .as(error.code().name())
            .isEqualTo(EXPECTED.get(error.code()));
      }
    }
  }

  @Test
  void aTakenGroupIdIsAConflict() {
    assertThat(
            DSHttpStatus.of(new DSError.CreateGroupRejected(CreateGroupResponse.INVALID_GROUP_ID)))
        .isEqualTo(409);
    assertThat(
            DSHttpStatus.of(
                new DSError.CreateGroupRejected(CreateGroupResponse.INVALID_KEY_PACKAGE)))
        .isEqualTo(422);
    assertThat(
            DSHttpStatus.of(
                new DSError.CreateGroupRejected(CreateGroupResponse.INVALID_GROUP_INFO)))
        .isEqualTo(422);
  }

  @Test
  void whateverIsNoErrorIs200() {
    assertThat(DSHttpStatus.of(new DSResponse.Ok(0, 0))).isEqualTo(200);
    assertThat(DSHttpStatus.of(new DSResponse.GroupId(Bytes.EMPTY))).isEqualTo(200);
    assertThat(DSHttpStatus.of(DSResponse.failed(DSErrorCode.NO_SUCH_GROUP))).isEqualTo(404);
  }
}
