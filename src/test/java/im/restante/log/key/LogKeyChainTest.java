package im.restante.log.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.restante.crypto.SeededRandom;
import im.restante.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The evolving log key and its file (V7).
class LogKeyChainTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve("log-keys");
  }

  private LogKeyChain open() {
    return LogKeyChain.open(file, new SeededRandom(7));
  }

  @Test
  void derivesTheSameKeysAfterAdvancing() {
    LogKeyChain chain = open();
    var late = chain.recordKey(5, 1);

    chain.advanceTo(5);

    assertThat(chain.recordKey(5, 1)).isEqualTo(late);
    assertThat(open().recordKey(5, 1)).isEqualTo(late);
    assertThat(open().recordKey(5, 2)).isNotEqualTo(late);
    assertThat(open().recordKey(6, 1)).isNotEqualTo(late);
  }

  @Test
  void forgetsEpochsThatNoRowNeeds() {
    LogKeyChain chain = open();
    chain.advanceTo(3);

    assertThatThrownBy(() -> chain.recordKey(2, 1)).isInstanceOf(KeyFileError.class);
    assertThatThrownBy(() -> open().recordKey(2, 1)).isInstanceOf(KeyFileError.class);
  }

  @Test
  void neverGoesBack() {
    LogKeyChain chain = open();
    chain.advanceTo(3);
    chain.advanceTo(1);

    assertThat(chain.oldestEpoch()).isEqualTo(3);
  }

  @Test
  void overwritesTheOldKeyInPlaceInBothSlots() throws IOException {
    LogKeyChain chain = open();
    Bytes old = Bytes.wrap(Files.readAllBytes(file)).slice(20, 52);
    Object inode = Files.getAttribute(file, "unix:ino");

    chain.advanceTo(1);

    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(inode);
    assertThat(Bytes.wrap(Files.readAllBytes(file)).toHex()).doesNotContain(old.toHex());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void survivesACrashInTheMiddleOfEitherSlot() throws IOException {
    open().advanceTo(1);
    byte[] before = Files.readAllBytes(file);
    for (int slot = 0; slot < 2; slot++) {
      byte[] torn = before.clone();
      torn[slot * ChainSlot.SLOT_BYTES + 30] ^= 1;
      Files.write(file, torn);

      assertThat(open().oldestEpoch()).isEqualTo(1);
      assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
  }

  @Test
  void saysThatADamagedFileLosesRows() throws IOException {
    LogKeyChain _ = open();
    Files.write(file, new byte[2 * ChainSlot.SLOT_BYTES]);

    assertThatThrownBy(this::open)
        .isInstanceOf(KeyFileError.class)
        .hasMessageContaining("no whole log key");
  }
}
