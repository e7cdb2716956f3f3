package im.restante.crypto;

import java.security.SecureRandom;

/// The operating system's randomness: the only place where it enters the program. Thread-safe.
public final class SystemRandom implements RandomSource {
  private final SecureRandom random = new SecureRandom();

  @Override
  public void fill(byte[] target) {
    random.nextBytes(target);
  }
}
