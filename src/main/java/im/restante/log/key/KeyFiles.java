package im.restante.log.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Making key files: complete, synced and readable by their owner alone.
final class KeyFiles {
  private KeyFiles() {}

  /// Writes a file that is there as a whole or not at all.
  static void create(Path file, byte[] content) throws IOException {
    Path home = file.toAbsolutePath().getParent();
    if (home == null) {
      throw new IOException("a key file needs a folder");
    }
    Files.createDirectories(home);
    Path fresh = Files.createTempFile(home, ".key", null, ownerOnly());
    try (FileChannel channel = FileChannel.open(fresh, Set.of(StandardOpenOption.WRITE))) {
      writeAt(channel, content, 0);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel folder = FileChannel.open(home, Set.of(StandardOpenOption.READ))) {
      folder.force(true);
    }
  }

  /// Overwrites in place and waits for the disk.
  static void writeAt(FileChannel channel, byte[] content, long position) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    while (buffer.hasRemaining()) {
      int _ = channel.write(buffer, position + buffer.position());
    }
    channel.force(true);
  }

  private static java.nio.file.attribute.FileAttribute<?> ownerOnly() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  }
}
