package im.restante.log;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.SeededRandom;
import im.restante.log.key.LogKeyChain;
import im.restante.wire.Bytes;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows of the log as they lie in the database (V7, V11).
class RecordSealTest {
  private static final Bytes RECORD = Bytes.utf8("a record that stands for itself");

  @TempDir Path directory;
  private LogKeyChain keys;

  @BeforeEach
  void openKeys() {
    keys = LogKeyChain.open(directory.resolve("log-keys"), new SeededRandom(3));
  }

  @Test
  void opensWhatItSealed() {
    RecordSeal seal = new RecordSeal(keys, 4, 9);
    Bytes row = Bytes.wrap(seal.seal(77, RECORD));

    assertThat(RecordSeal.counter(row)).isEqualTo(77);
    assertThat(new RecordSeal(keys, 4, 9).open(row)).isEqualTo(RECORD);
    assertThat(row.toHex()).doesNotContain(RECORD.slice(0, 8).toHex());
  }

  @Test
  void opensNothingOfAnotherStreamEpochOrCounter() {
    byte[] row = new RecordSeal(keys, 4, 9).seal(77, RECORD);

    assertThat(new RecordSeal(keys, 4, 8).open(Bytes.copyOf(row))).isNull();
    assertThat(new RecordSeal(keys, 5, 9).open(Bytes.copyOf(row))).isNull();
    row[7] ^= 1;
    assertThat(new RecordSeal(keys, 4, 9).open(Bytes.wrap(row))).isNull();
    assertThat(new RecordSeal(keys, 4, 9).open(Bytes.EMPTY)).isNull();
  }

  @Test
  void tellsSizesByClassOnly() {
    RecordSeal seal = new RecordSeal(keys, 0, 1);
    int shorter = seal.seal(0, Bytes.wrap(new byte[1_000])).length;
    int longer = seal.seal(1, Bytes.wrap(new byte[1_010])).length;

    assertThat(shorter).isEqualTo(longer);
    assertThat(longer).isLessThan(1_010 * 112 / 100 + 32);
  }
}
