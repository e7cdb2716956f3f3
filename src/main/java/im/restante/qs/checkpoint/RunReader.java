package im.restante.qs.checkpoint;

import im.restante.protocol.qs.QueueEntry;
import im.restante.qs.fold.EntryBuffer;
import im.restante.qs.fold.QueueCursor;
import im.restante.qs.fold.QueueState;
import im.restante.wire.WireReader;

/// Reads entries out of runs, as they are stored wherever a whole run is wanted.
public final class RunReader {
  private RunReader() {}

  /// Appends the run's entries from the cursor's position on, which then stands behind them.
  ///
  /// Stops before the entry that would be beyond `entriesMax`, and after the one that reaches
  /// `bytesMax`; a whole run that starts below `bytesMax` may go beyond it. Dropped messages are
  /// left out (Q3). True where the run was read to its end.
  public static boolean read(
      StoredRun run,
      QueueState queue,
      QueueCursor at,
      EntryBuffer target,
      int entriesMax,
      int bytesMax) {
    if (run.to() <= at.position()) {
      return true;
    }
    if (target.count() >= entriesMax || target.size() >= bytesMax) {
      return false;
    }
    if (at.position() <= run.from()
        && queue.droppedTo() <= run.from()
        && target.count() + run.count() <= entriesMax) {
      target.writeStored(run.entries(), run.count(), run.to());
      at.moveTo(run.to());
      return true;
    }
    WireReader reader = new WireReader(run.entries());
    while (reader.remaining() > 0) {
      int start = reader.position();
      QueueEntry entry = QueueEntry.read(reader);
      long number = entry.sequenceNumber();
      boolean dropped =
          number < queue.droppedTo() && !(entry.body() instanceof QueueEntry.Body.RatchetKey);
      if (number < at.position() || dropped) {
        continue;
      }
      if (target.count() >= entriesMax || target.size() >= bytesMax) {
        return false;
      }
      target.writeStored(reader.since(start), 1, number + 1);
      at.moveTo(number + 1);
    }
    at.moveTo(run.to());
    return true;
  }
}
