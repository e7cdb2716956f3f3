package im.restante.log.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.restante.crypto.SeededRandom;
import im.restante.wire.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The static keys and their file (V1, V2, D1, V10).
class ProviderKeysTest {
  @TempDir Path directory;

  @Test
  void readsBackWhatItMade() {
    Path file = directory.resolve("provider-keys");
    ProviderKeys made = ProviderKeys.open(file, new SeededRandom(1));
    ProviderKeys read = ProviderKeys.open(file, new SeededRandom(2));

    assertThat(read.doneKey(1)).isEqualTo(made.doneKey(1));
    assertThat(read.doneKey(1)).isNotEqualTo(made.metadataWrapKey(1));
    assertThat(read.groupIdHash(Bytes.utf8("id"))).isEqualTo(made.groupIdHash(Bytes.utf8("id")));
  }

  @Test
  void keepsTheOldestPepperWhenARootIsAdded() throws IOException {
    Path file = directory.resolve("provider-keys");
    ProviderKeys before = ProviderKeys.open(file, new SeededRandom(1));
    Files.writeString(
        file, "restante-provider-key 2 " + "ab".repeat(32) + "\n" + Files.readString(file));
    ProviderKeys after = ProviderKeys.open(file, new SeededRandom(1));

    assertThat(after.newestVersion()).isEqualTo(2);
    assertThat(after.versions()).containsExactly(2, 1);
    assertThat(after.groupIdHash(Bytes.utf8("id"))).isEqualTo(before.groupIdHash(Bytes.utf8("id")));
    assertThat(after.doneKey(1)).isEqualTo(before.doneKey(1));
    assertThat(after.doneKey(2)).isNotEqualTo(before.doneKey(1));
  }

  @Test
  void refusesDamagedFilesWithoutTellingTheirContent() throws IOException {
    Path file = directory.resolve("provider-keys");
    for (String content :
        new String[] {
          "",
          "something else",
          "restante-provider-key 1 abcd",
          "restante-provider-key 1 " + "zz".repeat(32),
          "restante-provider-key 0 " + "ab".repeat(32)
        }) {
      Files.writeString(file, content);
      assertThatThrownBy(() -> ProviderKeys.open(file, new SeededRandom(1)))
          .isInstanceOf(KeyFileError.class)
          .hasMessageNotContaining("zz");
    }
  }
}
