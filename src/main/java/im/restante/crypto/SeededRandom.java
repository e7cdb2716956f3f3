package im.restante.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A stream that depends on its seed alone: SHA-256 in counter mode.
///
/// For tests, simulations and the load generator; whoever knows the seed knows every key made from
/// it. Not thread-safe.
public final class SeededRandom implements RandomSource {
  private final MessageDigest digest = Jca.digest("SHA-256");
  private final byte[] seed;
  private byte[] block = new byte[0];
  private int used;
  private long counter;

  public SeededRandom(String seed) {
    this.seed = digest.digest(seed.getBytes(StandardCharsets.UTF_8));
  }

  public SeededRandom(long seed) {
    this(Long.toString(seed));
  }

  @Override
  public void fill(byte[] target) {
    int at = 0;
    while (at < target.length) {
      if (used == block.length) {
        nextBlock();
      }
      int take = Math.min(block.length - used, target.length - at);
      System.arraycopy(block, used, target, at, take);
      used += take;
      at += take;
    }
  }

  private void nextBlock() {
    digest.update(seed);
    block = digest.digest(ByteBuffer.allocate(Long.BYTES).putLong(counter++).array());
    used = 0;
  }
}
