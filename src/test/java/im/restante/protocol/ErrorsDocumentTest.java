package im.restante.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.protocol.ds.CreateGroupResponse;
import im.restante.protocol.ds.DSError;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSHttpStatus;
import im.restante.protocol.qs.QSErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page of errors, held against the code.
class ErrorsDocumentTest {
  private static final Path PAGE = Path.of("src/site/markdown/errors.md");
  private static final Pattern ROW =
      Pattern.compile("\\| `(\\w+)` \\((\\d+)\\) \\| ([\\d or]+) \\|");

  @Test
  void namesEveryRefusalOfTheDeliveryServiceWithItsStatus() throws IOException {
    List<MatchResult> rows = rows("## Delivery Service", "## Queueing Service");
    assertThat(rows.stream().map(ErrorsDocumentTest::nameAndValue))
        .containsExactlyElementsOf(
            Arrays.stream(DSErrorCode.values())
                .map(code -> code.name().toLowerCase(Locale.ROOT) + " " + code.value())
                .toList());
    for (MatchResult row : rows) {
      DSErrorCode code = DSErrorCode.valueOf(row.group(1).toUpperCase(Locale.ROOT));
      assertThat(row.group(3)).as(row.group(1)).isEqualTo(status(code));
    }
  }

  @Test
  void namesEveryRefusalOfTheQueueingService() throws IOException {
    assertThat(
            rows("## Queueing Service", "## Outside of the structs").stream()
                .map(ErrorsDocumentTest::nameAndValue))
        .containsExactlyElementsOf(
            Arrays.stream(QSErrorCode.values())
                .map(code -> code.name().toLowerCase(Locale.ROOT) + " " + code.value())
                .toList());
  }

  private static List<MatchResult> rows(String from, String to) throws IOException {
    String page = Files.readString(PAGE);
    return ROW.matcher(page.substring(page.indexOf(from), page.indexOf(to))).results().toList();
  }

  private static String nameAndValue(MatchResult row) {
    return row.group(1) + " " + row.group(2);
  }

  private static String status(DSErrorCode code) {
    return switch (code) {
      case CREATE_GROUP_REJECTED ->
          DSHttpStatus.of(new DSError.CreateGroupRejected(CreateGroupResponse.INVALID_GROUP_ID))
              + " or "
              + DSHttpStatus.of(
                  new DSError.CreateGroupRejected(CreateGroupResponse.INVALID_GROUP_INFO));
      case WRONG_EPOCH -> Integer.toString(DSHttpStatus.of(new DSError.WrongEpoch(1)));
      case PROPOSALS_PENDING ->
          Integer.toString(DSHttpStatus.of(new DSError.ProposalsPending(List.of())));
      case INVALID_PROPOSAL ->
          Integer.toString(DSHttpStatus.of(new DSError.InvalidProposal(List.of())));
      case RATE_LIMITED -> Integer.toString(DSHttpStatus.of(new DSError.RateLimited(1)));
      default -> Integer.toString(DSHttpStatus.of(new DSError.Plain(code)));
    };
  }
}
