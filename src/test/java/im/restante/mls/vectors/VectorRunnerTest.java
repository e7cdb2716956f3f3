package im.restante.mls.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VectorRunnerTest {
  @TempDir Path folder;

  @Test
  void recognisesAFormatByItsMembersAndCountsEachCase() throws IOException {
    FileResult result =
        run(
            """
            [{"vlbytes_header": "36", "length": 54},
             {"vlbytes_header": "36", "length": 55},
             {"vlbytes_header": "4036", "length": 54},
             {"vlbytes_header": "xx", "length": 54},
             {"something": "else"},
             7]
            """);

    assertThat(result.summary()).isEqualTo("some-name.json: 1 passed, 4 failed, 1 skipped");
    assertThat(result.failures().getFirst()).startsWith("case 1: ");
  }

  @Test
  void skipsASuiteThatRfc9420DoesNotDefine() throws IOException {
    FileResult result = run("{\"cipher_suite\": 61440, \"ref_hash\": {}, \"sign_with_label\": {}}");

    assertThat(result.summary()).isEqualTo("some-name.json: 0 passed, 0 failed, 1 skipped");
  }

  @Test
  void failsAFileThatIsNotJson() throws IOException {
    assertThat(run("[{").failures()).containsExactly("not JSON");
  }

  private FileResult run(String json) throws IOException {
    return VectorRunner.run(Files.writeString(folder.resolve("some-name.json"), json));
  }
}
