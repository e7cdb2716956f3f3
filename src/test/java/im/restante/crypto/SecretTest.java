package im.restante.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.wire.Bytes;
import org.junit.jupiter.api.Test;

final class SecretTest {
  @Test
  void closingWipesItAndNotItsCopies() {
    byte[] array = {1, 2, 3};
    Secret secret = Secret.of(array);
    Bytes copy = secret.copy();
    Secret duplicate = secret.duplicate();

    secret.close();

    assertThat(array).containsOnly(0);
    assertThat(copy).isEqualTo(Bytes.fromHex("010203"));
    assertThat(duplicate.array()).containsExactly(1, 2, 3);
  }

  @Test
  void tellsNothingButItsSize() {
    assertThat(Secret.of(new byte[] {65, 66}).toString()).isEqualTo("Secret[2]");
  }

  @Test
  void comparesByContent() {
    assertThat(Secret.of(new byte[] {1})).isEqualTo(Secret.of(new byte[] {1}));
    assertThat(Secret.of(new byte[] {1})).isNotEqualTo(Secret.of(new byte[] {2}));
    assertThat(Secret.of(new byte[] {1})).isNotEqualTo(Secret.of(new byte[] {1, 0}));
  }

  @Test
  void seededRandomDependsOnItsSeedAndNotOnTheChunks() {
    Bytes whole = new SeededRandom("seed").bytes(100);
    SeededRandom random = new SeededRandom("seed");

    assertThat(Bytes.concat(random.bytes(1), random.bytes(40), random.bytes(59))).isEqualTo(whole);
    assertThat(new SeededRandom("other").bytes(100)).isNotEqualTo(whole);
    assertThat(new SystemRandom().bytes(32)).isNotEqualTo(new SystemRandom().bytes(32));
  }
}
