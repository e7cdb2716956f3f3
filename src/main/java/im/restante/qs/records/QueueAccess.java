package im.restante.qs.records;

import im.restante.protocol.qs.QueueEntries;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/// The queues themselves, as requests reach them. Callable from any context.
public interface QueueAccess {
  /// Acknowledges everything below `from` and reads at most `max` entries from there (C-32 … C-34).
  Future<QueueEntries> dequeue(long handle, long from, int max);

  /// Completes when everything below `upTo` is durably done with (Q5).
  Future<Void> acknowledge(long handle, long upTo);

  /// The sealed payload under a random id, or null.
  Future<@Nullable Bytes> blob(Bytes id);
}
