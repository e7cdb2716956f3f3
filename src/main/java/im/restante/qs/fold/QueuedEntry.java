package im.restante.qs.fold;

import im.restante.protocol.qs.QueueEntryContent;
import im.restante.wire.Bytes;
import org.jspecify.annotations.Nullable;

/// An entry as it waits in memory: what it says, without the number that each queue gives it.
sealed interface QueuedEntry {
  /// About how many bytes of memory it holds.
  int memoryBytes();

  /// The HPKE bytes of a seed, which go out as they are (C-38).
  record Seed(Bytes sealedSeed) implements QueuedEntry {
    @Override
    public int memoryBytes() {
      return 64 + sealedSeed.size();
    }
  }

  /// A message, encoded and padded when the first of its recipients needs it.
  final class Message implements QueuedEntry {
    private @Nullable QueueEntryContent content;
    private Bytes plaintext = Bytes.EMPTY;
    private final long acceptedTimestampMs;
    private final int memoryBytes;

    Message(QueueEntryContent content) {
      this.content = content;
      this.acceptedTimestampMs = content.acceptedTimestampMs();
      this.memoryBytes = 160 + content.payload().size() + content.own().size();
    }

    Bytes plaintext() {
      if (content != null) {
        plaintext = content.encode();
        content = null;
      }
      return plaintext;
    }

    long acceptedTimestampMs() {
      return acceptedTimestampMs;
    }

    @Override
    public int memoryBytes() {
      return memoryBytes;
    }
  }
}
