package im.restante.log;

import im.restante.log.record.LogRecord;
import im.restante.wire.Bytes;
import io.vertx.core.Promise;
import java.util.List;

/// A unit on its way: encoded by its caller, sealed once by the appender, whatever happens after.
final class WaitingUnit {
  private final AppendUnit unit;
  private final Promise<AppendResult> promise;
  private final Bytes[] records;
  private final byte[][] sealed;
  private final long bytes;
  private long firstCounter = -1;

  WaitingUnit(AppendUnit unit, Promise<AppendResult> promise) {
    this.unit = unit;
    this.promise = promise;
    List<LogRecord> given = unit.records();
    records = new Bytes[given.size()];
    sealed = new byte[records.length][];
    long sum = 64;
    for (int i = 0; i < records.length; i++) {
      records[i] = given.get(i).encode();
      sum += records[i].size();
    }
    for (DoneRow row : unit.done()) {
      sum += row.digest().size() + row.answer().size();
    }
    if (unit.head() != null) {
      for (JournalRow row : unit.head().journal()) {
        sum += row.sealed().size();
      }
    }
    bytes = sum;
  }

  AppendUnit unit() {
    return unit;
  }

  Promise<AppendResult> promise() {
    return promise;
  }

  /// What the unit weighs in the bounds.
  long bytes() {
    return bytes;
  }

  int recordCount() {
    return records.length;
  }

  /// The counter that the first record was sealed with, by which its row is known again (G6).
  long firstCounter() {
    return firstCounter;
  }

  byte[] sealed(int record) {
    return sealed[record];
  }

  /// Seals every record, unless that is done; returns the next free counter.
  long seal(RecordSeal seal, long counter) {
    if (firstCounter >= 0) {
      return counter;
    }
    firstCounter = counter;
    long next = counter;
    for (int i = 0; i < records.length; i++) {
      sealed[i] = seal.seal(next++, records[i]);
      records[i] = Bytes.EMPTY;
    }
    return next;
  }
}
