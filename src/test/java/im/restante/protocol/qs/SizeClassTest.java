package im.restante.protocol.qs;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.wire.Bytes;
import im.restante.wire.WireWriter;
import org.junit.jupiter.api.Test;

class SizeClassTest {
  /// C-37, V11.
  @Test
  void addsAtMostTwelvePercent() {
    for (int size = 1; size < 200_000; size++) {
      assertThat(SizeClass.of(size)).isGreaterThanOrEqualTo(size);
      assertThat((double) SizeClass.of(size) / size).isLessThan(1.12);
      assertThat(SizeClass.of(SizeClass.of(size))).isEqualTo(SizeClass.of(size));
    }
  }

  @Test
  void paddingVectorEndsAtAClass() {
    for (int used = 0; used < 400_000; used += used < 20_000 ? 1 : 37) {
      Bytes padding = Bytes.wrap(new byte[SizeClass.padding(used)]);
      int total = used + WireWriter.opaqueSize(padding);
      assertThat(SizeClass.of(total)).isEqualTo(total);
    }
  }
}
