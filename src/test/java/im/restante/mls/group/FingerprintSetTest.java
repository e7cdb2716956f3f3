package im.restante.mls.group;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Compares with a plain set over random histories, dense and with adversarial prefixes.
class FingerprintSetTest {
  @Test
  void agreesWithAPlainSet() {
    for (long mask : new long[] {-1L, 0x3ff, 0xff00_0000_0000_0000L}) {
      Random random = new Random(mask);
      Set<Long> model = new HashSet<>();
      FingerprintSet set = FingerprintSet.EMPTY;
      for (int i = 0; i < 20_000; i++) {
        long value = random.nextLong() & mask;
        if (random.nextInt(3) == 0 && !model.isEmpty()) {
          value = random.nextBoolean() ? value : model.iterator().next();
          set = set.minus(value);
          model.remove(value);
        } else {
          FingerprintSet next = set.plus(value);
          assertThat(next == null).isEqualTo(!model.add(value));
          set = next == null ? set : next;
        }
        assertThat(set.size()).isEqualTo(model.size());
      }
      for (long value : model) {
        assertThat(set.contains(value)).isTrue();
      }
    }
  }

  @Test
  void leavesItsPredecessorAsItWas() {
    FingerprintSet one = requireNonNull(FingerprintSet.EMPTY.plus(1));
    FingerprintSet two = requireNonNull(one.plus(2));
    assertThat(one.contains(2)).isFalse();
    assertThat(two.minus(1).contains(1)).isFalse();
    assertThat(two.contains(1)).isTrue();
    assertThat(two.plus(2)).isNull();
  }
}
