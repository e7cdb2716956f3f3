package im.restante.mls.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import im.restante.crypto.CipherSuite;
import java.util.List;

/// A valid commit, changed in one place and signed again, against a live group. See
/// [CommitOracle].
///
/// Input, a byte each: suite, shape, family of mutations, mutation, committer; then two bytes of
/// parameter.
class CommitOnLiveGroupFuzzTest {
  private static final List<CipherSuite> SUITES =
      List.of(
          CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519,
          CipherSuite.MLS_128_DHKEMP256_AES128GCM_SHA256_P256);
  private static final CommitShape[] SHAPES = CommitShape.values();
  private static final List<List<? extends CommitMutation>> FAMILIES = CommitMutation.families();
  private static final int INPUT_SIZE = 7;

  @FuzzTest
  void changedCommit(byte[] input) {
    if (input.length < INPUT_SIZE) {
      return;
    }
    List<? extends CommitMutation> family = FAMILIES.get(unsigned(input[2]) % FAMILIES.size());
    var _ =
        CommitOracle.check(
            SUITES.get(unsigned(input[0]) % SUITES.size()),
            SHAPES[unsigned(input[1]) % SHAPES.length],
            family.get(unsigned(input[3]) % family.size()),
            unsigned(input[4]),
            unsigned(input[5]) << 8 | unsigned(input[6]));
  }

  private static int unsigned(byte value) {
    return value & 0xff;
  }
}
