package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import java.util.List;

/// Entries of a queue in ascending order, and how many are left behind them.
///
/// ```
/// struct { QueueEntry entries<V>; uint64 remaining; } QueueEntries;
/// ```
public record QueueEntries(List<QueueEntry> entries, long remaining) implements QSResponse.Body {
  public QueueEntries {
    entries = List.copyOf(entries);
  }

  @Override
  public QSResponseType type() {
    return QSResponseType.QUEUE_ENTRIES;
  }

  public static QueueEntries read(WireReader reader) {
    return new QueueEntries(reader.vector("entries", QueueEntry::read), reader.u64("remaining"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.vector(entries).u64(remaining);
  }
}
