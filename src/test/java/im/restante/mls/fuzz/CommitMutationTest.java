package im.restante.mls.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.CipherSuite;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The table of changes that a server must refuse, by the check that must refuse them, against
/// every shape of commit: what the fuzz target draws from, once through.
class CommitMutationTest {
  static Stream<? extends CommitMutation> mutations() {
    return CommitMutation.families().stream().flatMap(List::stream);
  }

  //
  @ParameterizedTest
  @MethodSource("mutations")
  void serverSaysToChangedCommitWhatItMust(CommitMutation mutation) {
    int applied = 0;
    int run = 0;
    for (CommitShape shape : CommitShape.values()) {
      boolean applies =
          CommitOracle.check(
              CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519, shape, mutation, run, run);
      applied += applies ? 1 : 0;
      run += 43; // another committer, another bit
    }
    assertThat(applied).isPositive();
  }
}
