package im.restante.mls.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Runs the published vectors where they are: the folder named by the system property
/// `restante.vectors`. Without them the test is reported as skipped, and says so.
final class PublishedVectorsTest {
  @TestFactory
  Stream<DynamicTest> passesEveryPublishedVector() throws IOException {
    String folder = System.getProperty("restante.vectors", "");
    boolean present = !folder.isEmpty() && Files.isDirectory(Path.of(folder));
    if (!present) {
      System.err.println(
          "SKIPPED: the published MLS test vectors are not there (property restante.vectors)");
    }
    assumeTrue(present, "the published MLS test vectors are not there");
    return VectorRunner.files(Path.of(folder)).stream()
        .map(path -> DynamicTest.dynamicTest(String.valueOf(path.getFileName()), () -> run(path)));
  }

  private static void run(Path path) throws IOException {
    FileResult result = VectorRunner.run(path);
    assertThat(result.failures()).as(result.summary()).isEmpty();
    if (!result.skips().isEmpty()) {
      abort(result.summary() + ", " + result.skips().getFirst());
    }
  }
}
