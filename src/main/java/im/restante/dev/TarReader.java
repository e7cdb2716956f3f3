package im.restante.dev;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Unpacks a ustar archive of folders, files and symbolic links (POSIX.1-1988), and nothing else.
final class TarReader {
  private static final int BLOCK = 512;

  private final InputStream in;
  private final byte[] header = new byte[BLOCK];

  TarReader(InputStream in) {
    this.in = in;
  }

  /// Unpacks everything below `target`.
  ///
  /// @throws IOException also for entries that would lie outside of `target`
  void unpackTo(Path target) throws IOException {
    while (in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
      Path path = inside(target, text(0, 100));
      long size = octal(124, 12);
      switch (header[156]) {
        case '5' -> Files.createDirectories(path);
        case '2' -> {
          var _ = inside(target, target.relativize(path).resolveSibling(text(157, 100)).toString());
          Files.createDirectories(parent(path));
          Files.createSymbolicLink(path, Path.of(text(157, 100)));
        }
        case '0', 0 -> file(path, size);
        default -> throw new IOException("an archive entry of an unknown type");
      }
    }
  }

  private void file(Path path, long size) throws IOException {
    Files.createDirectories(parent(path));
    try (var out = Files.newOutputStream(path)) {
      byte[] buffer = new byte[1 << 16];
      for (long left = size; left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          throw new EOFException("a truncated archive");
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
    boolean executable = (octal(100, 8) & 0100) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    in.skipNBytes(-size & (BLOCK - 1));
  }

  private static Path inside(Path target, String name) throws IOException {
    Path path = target.resolve(name).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("an archive entry outside of its folder");
    }
    return path;
  }

  private static Path parent(Path path) throws IOException {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IOException("an archive entry without a folder");
    }
    return parent;
  }

  private String text(int at, int sizeMax) {
    int size = 0;
    while (size < sizeMax && header[at + size] != 0) {
      size++;
    }
    return new String(header, at, size, StandardCharsets.UTF_8);
  }

  private long octal(int at, int sizeMax) throws IOException {
    String digits = text(at, sizeMax).trim();
    try {
      return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    } catch (NumberFormatException e) {
      throw new IOException("an archive with a broken header", e);
    }
  }
}
