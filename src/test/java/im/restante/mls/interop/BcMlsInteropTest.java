package im.restante.mls.interop;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// This implementation and Bouncy Castle's in one group, with either beginning: basic credentials,
/// standard extensions. The scenarios compare epoch authenticators and exchange messages after
/// every commit; [BcMlsClientTest] shows them to hold for the other implementation among itself.
class BcMlsInteropTest {
  private static final long NOW_SECONDS = System.currentTimeMillis() / 1000;

  /// Who begins, who joins.
  record Sides(String description, InteropScenarios.Maker one, InteropScenarios.Maker other) {
    @Override
    public String toString() {
      return description;
    }
  }

  private static InteropScenarios.Maker bc(int suite) {
    return name -> new BcMlsClient(suite, name, NOW_SECONDS);
  }

  private static InteropScenarios.Maker ours(int suite) {
    return name -> new RestanteClient(suite, name, NOW_SECONDS);
  }

  private static Stream<Sides> sides(int suite) {
    return Stream.of(
        new Sides("suite " + suite + ", we begin", ours(suite), bc(suite)),
        new Sides("suite " + suite + ", the other begins", bc(suite), ours(suite)));
  }

  private static Stream<Sides> everySuite() {
    return IntStream.rangeClosed(1, 7).boxed().flatMap(BcMlsInteropTest::sides);
  }

  private static Stream<Sides> firstSuite() {
    return sides(1);
  }

  private static Stream<Arguments> framings() {
    return sides(1)
        .flatMap(sides -> Stream.of(false, true).map(encrypt -> Arguments.of(sides, encrypt)));
  }

  @ParameterizedTest
  @MethodSource("everySuite")
  void agreesInEverySuite(Sides sides) throws Exception {
    InteropScenarios.addAndUpdate(sides.one(), sides.other());
  }

  @ParameterizedTest
  @MethodSource("firstSuite")
  void growsAndShrinks(Sides sides) throws Exception {
    InteropScenarios.growAndShrink(sides.one(), sides.other());
  }

  @ParameterizedTest
  @MethodSource("framings")
  void commitsProposals(Sides sides, boolean encrypt) throws Exception {
    InteropScenarios.proposeAndCommit(sides.one(), sides.other(), encrypt);
  }

  @ParameterizedTest
  @MethodSource("everySuite")
  void joinsFromOutside(Sides sides) throws Exception {
    InteropScenarios.joinFromOutside(sides.one(), sides.other());
  }
}
