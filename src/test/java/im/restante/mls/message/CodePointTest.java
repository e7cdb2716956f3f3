package im.restante.mls.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodePointTest {
  /// RFC 9420 §13.5 lists exactly these fifteen.
  @Test
  void greaseIsExactlyTheFifteenReservedValues() {
    assertThat(
            IntStream.rangeClosed(0, 0xffff).filter(value -> new ExtensionType(value).isGrease()))
        .containsExactly(
            0x0a0a, 0x1a1a, 0x2a2a, 0x3a3a, 0x4a4a, 0x5a5a, 0x6a6a, 0x7a7a, 0x8a8a, 0x9a9a, 0xaaaa,
            0xbaba, 0xcaca, 0xdada, 0xeaea);
  }

  @Test
  void privateUseBeginsAtF000() {
    assertThat(new ProposalType(0xefff).isPrivateUse()).isFalse();
    assertThat(new ProposalType(0xf000).isPrivateUse()).isTrue();
  }
}
