package im.restante.cli;

import im.restante.log.BlobStore;
import im.restante.protocol.qs.QueueEntries;
import im.restante.protocol.qs.QueueEntry;
import im.restante.qs.Dequeued;
import im.restante.qs.QueueingService;
import im.restante.qs.records.QueueAccess;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The queues of this node as the record service reaches them.
record NodeQueues(QueueingService queues, BlobStore blobs) implements QueueAccess {
  @Override
  public Future<QueueEntries> dequeue(long handle, long from, int max) {
    return queues.dequeue(handle, from, max).map(NodeQueues::entries);
  }

  @Override
  public Future<Void> acknowledge(long handle, long upTo) {
    return queues.acknowledge(handle, upTo);
  }

  @Override
  public Future<@Nullable Bytes> blob(Bytes id) {
    return blobs.get(id);
  }

  private static QueueEntries entries(Dequeued dequeued) {
    WireReader reader = new WireReader(dequeued.batch().entries());
    List<QueueEntry> entries = new ArrayList<>(dequeued.batch().count());
    while (reader.remaining() > 0) {
      entries.add(QueueEntry.read(reader));
    }
    return new QueueEntries(entries, dequeued.remaining());
  }
}
