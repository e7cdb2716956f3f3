package im.restante.log;

import im.restante.log.record.LogRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one group, or a request without a group, adds to the log: all of it or nothing.
///
/// A unit is lost, and writes nothing, where its head moved since or where one of its `done`
/// digests is there already (D1).
///
/// @param head what changes group state (G3), or null where nothing does
/// @param done answers to remember; no digest stands in two units that wait at the same time
/// @param records in the order in which they are numbered
public record AppendUnit(@Nullable HeadChange head, List<DoneRow> done, List<LogRecord> records) {
  public AppendUnit {
    done = List.copyOf(done);
    records = List.copyOf(records);
    if (head == null && done.isEmpty() && records.isEmpty()) {
      throw new IllegalArgumentException("an empty unit");
    }
  }

  /// Records alone, for a unit that cannot lose.
  public static AppendUnit of(LogRecord... records) {
    return new AppendUnit(null, List.of(), List.of(records));
  }
}
