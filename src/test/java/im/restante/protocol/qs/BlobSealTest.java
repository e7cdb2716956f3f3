package im.restante.protocol.qs;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.SeededRandom;
import im.restante.wire.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobSealTest {
  private final SeededRandom random = new SeededRandom("blobs");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 33, 40_000, 100_001})
  @DisplayName("V11: a blob's size tells no more than its size class")
  void sealsAtTheSizeOfTheClass(int size) {
    Bytes payload = random.bytes(size);
    BlobRef reference = new BlobRef(random.bytes(16), random.bytes(32), size);
    Bytes ciphertext = BlobSeal.seal(reference, payload);
    assertThat(ciphertext.size()).isEqualTo(SizeClass.of(size) + 16);
    assertThat(BlobSeal.open(reference, ciphertext)).isEqualTo(payload);
  }

  @Test
  void opensNothingUnderAnotherReference() {
    Bytes id = random.bytes(16);
    Bytes key = random.bytes(32);
    Bytes ciphertext = BlobSeal.seal(new BlobRef(id, key, 33), random.bytes(33));
    assertThat(BlobSeal.open(new BlobRef(random.bytes(16), key, 33), ciphertext)).isNull();
    assertThat(BlobSeal.open(new BlobRef(id, random.bytes(32), 33), ciphertext)).isNull();
    assertThat(BlobSeal.open(new BlobRef(id, key, 31), ciphertext)).isNull();
    assertThat(BlobSeal.open(new BlobRef(id, key, 0xffff_ffffL), ciphertext)).isNull();
    assertThat(BlobSeal.open(new BlobRef(id, key, 33), Bytes.EMPTY)).isNull();
  }
}
