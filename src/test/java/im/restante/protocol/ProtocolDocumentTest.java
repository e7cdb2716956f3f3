package im.restante.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSRequestType;
import im.restante.protocol.ds.DsTypes;
import im.restante.protocol.qs.ClosingReason;
import im.restante.protocol.qs.MessageContentType;
import im.restante.protocol.qs.QSErrorCode;
import im.restante.protocol.qs.QSRequestType;
import im.restante.protocol.qs.QSResponseType;
import im.restante.protocol.qs.TrimReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The protocol page, held against the code. Run [#main] to bring its copies up to date.
class ProtocolDocumentTest {
  private static final Path PAGE = Path.of("src/site/markdown/protocol.md");

  private final DocumentBlocks page = new DocumentBlocks(PAGE);

  public static void main(String[] arguments) throws IOException {
    Map<String, String> wanted = new HashMap<>();
    StructSources.blocks().forEach((name, block) -> wanted.put("struct " + name, block));
    ProtocolExamples.all().forEach((name, text) -> wanted.put("example " + name, text));
    List<String> unknown = new DocumentBlocks(PAGE).refresh(wanted);
    System.out.println(unknown.isEmpty() ? "up to date" : "not in the code: " + unknown);
  }

  @Test
  @DisplayName(
      "X-41, A-04: every struct of the code stands in the page, as its record documents it")
  void showsEveryStructAsTheCodeDocumentsIt() throws IOException {
    assertThat(page.of("struct")).containsExactlyEntriesOf(StructSources.blocks());
  }

  @Test
  void examplesAreWhatTheCodeMakes() {
    assertThat(page.of("example")).containsExactlyEntriesOf(ProtocolExamples.all());
  }

  @Test
  @DisplayName("documented enums have the values that the code puts on the wire")
  void enumsHaveTheValuesOfTheCode() {
    Map<String, String> structs = page.of("struct");
    assertValues(structs.get("ds/DSRequestType"), DSRequestType.values(), DSRequestType::value);
    assertValues(structs.get("ds/DSErrorCode"), DSErrorCode.values(), DSErrorCode::value);
    assertValues(structs.get("qs/QSRequestType"), QSRequestType.values(), QSRequestType::value);
    assertValues(structs.get("qs/QSResponseType"), QSResponseType.values(), QSResponseType::value);
    assertValues(structs.get("qs/QSErrorCode"), QSErrorCode.values(), QSErrorCode::value);
    assertValues(structs.get("qs/ClosingReason"), ClosingReason.values(), ClosingReason::value);
    assertValues(structs.get("qs/TrimReason"), TrimReason.values(), TrimReason::value);
    assertValues(
        structs.get("qs/MessageContentType"),
        MessageContentType.values(),
        MessageContentType::value);
  }

  @Test
  @DisplayName("the table of code points names every type that the code gives a meaning")
  void namesEveryCodePoint() {
    assertThat(page.text())
        .contains(
            row("mimi_ds_version", DsTypes.MIMI_DS_VERSION.value()),
            row("queue_config", DsTypes.QUEUE_CONFIG.value()),
            row("identity_link", DsTypes.IDENTITY_LINK.value()),
            row("group_secrets_wrap", DsTypes.GROUP_SECRETS_WRAP.value()),
            row("identity_link_policy", DsTypes.IDENTITY_LINK_POLICY.value()),
            row("pseudonymous", DsTypes.PSEUDONYMOUS.value()));
  }

  private static String row(String name, int value) {
    return "| `%s` | 0x%04X |".formatted(name, value);
  }

  private static <E extends Enum<E>> void assertValues(
      String block, E[] constants, ToIntFunction<E> value) {
    assertThat(block)
        .contains(
            Arrays.stream(constants)
                .map(constant ->
                    constant.name().toLowerCase(Locale.ROOT)
                        + "("
                        + value.applyAsInt(constant)
                        + ")")
                .toList());
  }
}
