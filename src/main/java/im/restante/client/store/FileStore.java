package im.restante.client.store;

import im.restante.wire.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps the state in one file with mode 0600, replaced by an atomic rename after a sync.
public final class FileStore implements StateStore {
  private final Path file;

  public FileStore(Path file) {
    this.file = file.toAbsolutePath();
  }

  @Override
  public @Nullable Bytes load() throws IOException {
    try {
      return Bytes.wrap(Files.readAllBytes(file));
    } catch (NoSuchFileException none) {
      return null;
    }
  }

  @Override
  public void save(Bytes state) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    try (FileChannel channel =
        FileChannel.open(
            next,
            Set.copyOf(EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer buffer =
          ByteBuffer.wrap(state.backingArray(), state.backingOffset(), state.size());
      while (buffer.hasRemaining()) {
        int _ = channel.write(buffer);
      }
      channel.force(true);
    }
    Path _ =
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
