package im.restante.protocol;

import im.restante.crypto.RandomSource;
import im.restante.crypto.SeededRandom;
import im.restante.wire.Bytes;

/// Seeded randomness that remembers what it gave last, so that a page can show it.
final class RecordingRandom implements RandomSource {
  private final SeededRandom random;
  private Bytes last = Bytes.EMPTY;

  RecordingRandom(String seed) {
    random = new SeededRandom(seed);
  }

  @Override
  public void fill(byte[] target) {
    random.fill(target);
    last = Bytes.copyOf(target);
  }

  Bytes last() {
    return last;
  }
}
