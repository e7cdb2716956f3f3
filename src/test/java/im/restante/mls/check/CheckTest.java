package im.restante.mls.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The list of checks against the implementers' lists.
class CheckTest {
  @Test
  void namesEveryIdOnce() {
    List<String> ids = Stream.of(Check.values()).flatMap(check -> check.ids().stream()).toList();
    assertThat(ids).doesNotHaveDuplicates();
  }

  /// What needs secrets (ValSem006, 008, 203–205, valn1205, valn1307, valn1411) is not here.
  @Test
  void coversWhatPublicDataAllow() {
    TreeSet<String> expected = new TreeSet<>();
    ids(expected, "ValSem", 2, 5);
    ids(expected, "ValSem", 7, 7);
    ids(expected, "ValSem", 9, 10);
    ids(expected, "ValSem", 101, 113);
    ids(expected, "ValSem", 200, 202);
    ids(expected, "ValSem", 206, 209);
    ids(expected, "ValSem", 240, 246);
    ids(expected, "ValSem", 300, 300);
    ids(expected, "ValSem", 401, 403);
    ids(expected, "valn", 101, 113);
    ids(expected, "valn", 201, 205);
    ids(expected, "valn", 301, 311);
    ids(expected, "valn", 401, 407);
    ids(expected, "valn", 501, 502);
    ids(expected, "valn", 601, 602);
    ids(expected, "valn", 701, 701);
    ids(expected, "valn", 801, 803);
    ids(expected, "valn", 1001, 1001);
    ids(expected, "valn", 1101, 1101);
    ids(expected, "valn", 1201, 1204);
    ids(expected, "valn", 1206, 1210);
    ids(expected, "valn", 1401, 1402);
    ids(expected, "valn", 1404, 1410);
    ids(expected, "valn", 1501, 1504);
    ids(expected, "valn", 1601, 1604);
    // Sums of other checks: a valid leaf, proposal or KeyPackage.
    expected.removeAll(List.of("valn0202", "valn0301", "valn0501", "valn0601", "valn1407"));
    List<String> named = new ArrayList<>();
    Stream.of(Check.values()).forEach(check -> named.addAll(check.ids()));
    assertThat(named).containsAll(expected);
  }

  @Test
  void statesARuleAndItsSection() {
    for (Check check : Check.values()) {
      assertThat(check.section()).matches("[0-9]+(\\.[0-9]+)*");
      assertThat(check.statement()).isNotBlank();
    }
  }

  private static void ids(TreeSet<String> into, String kind, int from, int to) {
    for (int id = from; id <= to; id++) {
      into.add(kind + (kind.equals("valn") ? "%04d" : "%03d").formatted(id));
    }
  }
}
