package im.restante;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Holds conformance.md to the code: what it names exists, what it calls done has a test, and what
/// tests cite has a row.
class ConformanceTest {
  private static final Path PAGE = Path.of("src/site/markdown/conformance.md");
  private static final Pattern ID = Pattern.compile("[A-L]-\\d{2}|[GQKNDV]\\d{1,2}");
  private static final Pattern NAME = Pattern.compile("`(\\w+)(?:#(\\w+))?`");

  /// Ids by themselves in a comment or display name: not part of a longer word.
  private static final Pattern CITED =
      Pattern.compile("(?<![\\w-])(" + ID.pattern() + ")(?![\\w-])");

  /// Areas of which some requirements belong to a later stage.
  private static final Set<Character> PARTIAL_AREAS = Set.of('D', 'E', 'H', 'F', 'I', 'J', 'K');

  private static final List<Row> ROWS = new ArrayList<>();
  private static Map<String, String> code = Map.of();
  private static Map<String, String> tests = Map.of();

  /// @param code names a class of the product, `tests` classes and methods of its tests
  private record Row(String id, String code, String tests, String status) {}

  @BeforeAll
  static void read() throws IOException {
    for (String line : Files.readAllLines(PAGE)) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 7 && ID.matcher(cells[1].strip()).matches()) {
        ROWS.add(new Row(cells[1].strip(), cells[3].strip(), cells[4].strip(), cells[5].strip()));
      }
    }
    code = sources(Path.of("src/main/java"));
    tests = sources(Path.of("src/test/java"));
  }

  /// Texts by simple class name; package-infos share one name, and nobody asks for them.
  private static Map<String, String> sources(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .collect(toMap(ConformanceTest::simpleName, ConformanceTest::text, (one, _) -> one));
    }
  }

  private static String simpleName(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ".java".length());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Test
  void everyIdHasOneRow() {
    assertThat(ROWS).hasSizeGreaterThan(250);
    assertThat(ROWS).extracting(Row::id).doesNotHaveDuplicates();
  }

  @Test
  void everyClassAndMethodThatIsNamedExists() {
    List<String> missing = new ArrayList<>();
    for (Row row : ROWS) {
      Matcher named = NAME.matcher(row.code());
      if (!named.matches() || !code.containsKey(named.group(1))) {
        missing.add(row.id() + " " + row.code());
      }
      Matcher shown = NAME.matcher(row.tests());
      while (shown.find()) {
        String source = tests.get(shown.group(1));
        String method = shown.group(2);
        if (source == null || (method != null && !source.contains("void " + method + "("))) {
          missing.add(row.id() + " " + shown.group());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void whatIsDoneHasATestAndWhatIsNotHasAReason() {
    assertThat(ROWS)
        .allSatisfy(row -> {
          assertThat(row.status()).as(row.id()).matches("done|(partial|later): .+");
          if (row.status().equals("done")) {
            assertThat(row.tests()).as(row.id()).isNotEmpty();
          }
        });
  }

  @Test
  void whatTestsCiteHasARow() {
    Set<String> known = new TreeSet<>();
    ROWS.forEach(row -> known.add(row.id()));
    Set<String> unknown = new TreeSet<>();
    tests.forEach((name, source) ->
        source
            .lines()
            .filter(line -> line.contains("//") || line.contains("@DisplayName"))
            .forEach(line -> {
              Matcher cited = CITED.matcher(line);
              while (cited.find()) {
                if (!known.contains(cited.group(1)) && !later(cited.group(1))) {
                  unknown.add(name + " " + cited.group(1));
                }
              }
            }));
    assertThat(unknown).isEmpty();
  }

  private static boolean later(String id) {
    return id.charAt(1) == '-' && PARTIAL_AREAS.contains(id.charAt(0));
  }
}
