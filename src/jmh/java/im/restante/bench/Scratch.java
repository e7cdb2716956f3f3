package im.restante.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Folders that live as long as a measurement.
public final class Scratch {
  private static final Path HOME = Path.of("target", "bench");

  private Scratch() {}

  /// A fresh one.
  public static Path folder(String name) throws IOException {
    Path folder =
        HOME.resolve(name + "-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
    return Files.createDirectories(folder).toAbsolutePath();
  }

  /// Where PostgreSQL's programs are unpacked once.
  public static Path programs() {
    return HOME.resolve("postgres-programs").toAbsolutePath();
  }

  public static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
