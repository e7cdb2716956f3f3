package im.restante.qs.checkpoint;

import im.restante.crypto.RandomSource;
import java.util.Collections;
import java.util.List;

/// Orders that tell nothing of how things came about (K2).
final class RandomOrder {
  private RandomOrder() {}

  /// Puts `list` into a random order; a bias below 2^-30 does not matter here.
  static void shuffle(List<?> list, RandomSource random) {
    if (list.size() < 2) {
      return;
    }
    byte[] bytes = new byte[8 * list.size()];
    random.fill(bytes);
    for (int i = list.size() - 1; i > 0; i--) {
      long value = 0;
      for (int j = 0; j < 8; j++) {
        value = (value << 8) | (bytes[8 * i + j] & 0xff);
      }
      Collections.swap(list, i, (int) Long.remainderUnsigned(value, i + 1));
    }
  }
}
