package im.restante.log;

import im.restante.wire.Bytes;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.internal.ArrayTuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parameters of [AppendSql], column by column; bytes are wrapped and not copied.
final class BatchTuple {
  /// So that a row of the log stays inside of its page (G1).
  static final int CHUNK_BYTES = 8_000;

  private static final Buffer[] NO_BUFFERS = new Buffer[0];

  private BatchTuple() {}

  /// For [AppendSql#plain].
  static Tuple plain(Batch batch, long stream, long gen, int epoch, long base) {
    Done done = new Done(batch);
    Chunks chunks = new Chunks(batch, true);
    ArrayTuple tuple = new ArrayTuple(10);
    tuple.addValue(stream);
    tuple.addValue(gen);
    tuple.addValue(epoch);
    tuple.addValue(base);
    done.addTo(tuple);
    chunks.addTo(tuple);
    return tuple;
  }

  /// For [AppendSql#headed].
  static Tuple headed(Batch batch, long stream, long gen, int epoch, long base) {
    Done done = new Done(batch);
    Chunks chunks = new Chunks(batch, false);
    ArrayTuple tuple = new ArrayTuple(27);
    tuple.addValue(stream);
    tuple.addValue(gen);
    tuple.addValue(epoch);
    tuple.addValue(base);
    addHeads(tuple, batch);
    addUnits(tuple, batch);
    addJournal(tuple, batch);
    tuple.addValue(done.unit.toArray(Integer[]::new));
    done.addTo(tuple);
    tuple.addValue(chunks.unit.toArray(Integer[]::new));
    chunks.addTo(tuple);
    return tuple;
  }

  private record Head(int unit, HeadChange change) {}

  private static void addHeads(ArrayTuple tuple, Batch batch) {
    List<Head> heads = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      HeadChange change = batch.units().get(i).unit().head();
      if (change != null) {
        heads.add(new Head(i, change));
      }
    }
    heads.sort(Comparator.comparing(head -> head.change().locator()));
    int n = heads.size();
    Integer[] unit = new Integer[n];
    Short[] kind = new Short[n];
    Buffer[] locator = new Buffer[n];
    @Nullable Buffer[] old = new @Nullable Buffer[n];
    Buffer[] fresh = new Buffer[n];
    @Nullable Buffer[] wrapped = new @Nullable Buffer[n];
    @Nullable Buffer[] reservation = new @Nullable Buffer[n];
    @Nullable Long[] snapshot = new @Nullable Long[n];
    @Nullable Buffer[] tombstone = new @Nullable Buffer[n];
    for (int i = 0; i < n; i++) {
      HeadChange change = heads.get(i).change();
      unit[i] = heads.get(i).unit();
      locator[i] = buffer(change.locator());
      fresh[i] = buffer(change.newTag());
      switch (change) {
        case HeadChange.Create create -> {
          kind[i] = 1;
          wrapped[i] = create.wrappedKey() == null ? null : buffer(create.wrappedKey());
          reservation[i] =
              create.reservationHash().isEmpty() ? null : buffer(create.reservationHash());
        }
        case HeadChange.Advance advance -> {
          kind[i] = 2;
          old[i] = buffer(advance.oldTag());
          snapshot[i] = advance.snapshotNo() < 0 ? null : advance.snapshotNo();
        }
        case HeadChange.Bury bury -> {
          kind[i] = 3;
          old[i] = buffer(bury.oldTag());
          tombstone[i] = buffer(bury.tombstone());
        }
      }
    }
    tuple.addValue(unit);
    tuple.addValue(kind);
    tuple.addValue(locator);
    tuple.addValue(old);
    tuple.addValue(fresh);
    tuple.addValue(wrapped);
    tuple.addValue(reservation);
    tuple.addValue(snapshot);
    tuple.addValue(tombstone);
  }

  private static void addUnits(ArrayTuple tuple, Batch batch) {
    Integer[] unit = new Integer[batch.size()];
    Integer[] records = new Integer[batch.size()];
    Boolean[] headed = new Boolean[batch.size()];
    for (int i = 0; i < unit.length; i++) {
      WaitingUnit waiting = batch.units().get(i);
      unit[i] = i;
      records[i] = waiting.recordCount();
      headed[i] = waiting.unit().head() != null;
    }
    tuple.addValue(unit);
    tuple.addValue(records);
    tuple.addValue(headed);
  }

  private static void addJournal(ArrayTuple tuple, Batch batch) {
    List<Integer> unit = new ArrayList<>();
    List<Long> entryNo = new ArrayList<>();
    List<Buffer> sealed = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      HeadChange change = batch.units().get(i).unit().head();
      if (change != null) {
        for (JournalRow row : change.journal()) {
          unit.add(i);
          entryNo.add(row.entryNo());
          sealed.add(buffer(row.sealed()));
        }
      }
    }
    tuple.addValue(unit.toArray(Integer[]::new));
    tuple.addValue(entryNo.toArray(Long[]::new));
    tuple.addValue(sealed.toArray(NO_BUFFERS));
  }

  static Buffer buffer(Bytes bytes) {
    return BufferInternal.buffer(
        Unpooled.wrappedBuffer(bytes.backingArray(), bytes.backingOffset(), bytes.size()));
  }

  private static final class Done {
    final List<Integer> unit = new ArrayList<>();
    final List<Buffer> digest = new ArrayList<>();
    final List<@Nullable Buffer> locator = new ArrayList<>();
    final List<Buffer> answer = new ArrayList<>();

    Done(Batch batch) {
      for (int i = 0; i < batch.size(); i++) {
        for (DoneRow row : batch.units().get(i).unit().done()) {
          unit.add(i);
          digest.add(buffer(row.digest()));
          locator.add(row.locator().isEmpty() ? null : buffer(row.locator()));
          answer.add(buffer(row.answer()));
        }
      }
    }

    void addTo(ArrayTuple tuple) {
      tuple.addValue(digest.toArray(NO_BUFFERS));
      tuple.addValue(locator.toArray(NO_BUFFERS));
      tuple.addValue(answer.toArray(NO_BUFFERS));
    }
  }

  private static final class Chunks {
    final List<Integer> unit = new ArrayList<>();
    final List<Integer> record = new ArrayList<>();
    final List<Short> chunk = new ArrayList<>();
    final List<Buffer> sealed = new ArrayList<>();

    /// @param throughout whether records are counted through the batch, or within each unit
    Chunks(Batch batch, boolean throughout) {
      int before = 0;
      for (int i = 0; i < batch.size(); i++) {
        WaitingUnit waiting = batch.units().get(i);
        for (int k = 0; k < waiting.recordCount(); k++) {
          add(i, throughout ? before + k : k, waiting.sealed(k));
        }
        before += waiting.recordCount();
      }
    }

    private void add(int unitIndex, int k, byte[] row) {
      short part = 0;
      for (int at = 0; at < row.length; at += CHUNK_BYTES) {
        unit.add(unitIndex);
        record.add(k);
        chunk.add(part++);
        sealed.add(
            BufferInternal.buffer(
                Unpooled.wrappedBuffer(row, at, Math.min(CHUNK_BYTES, row.length - at))));
      }
    }

    void addTo(ArrayTuple tuple) {
      tuple.addValue(record.toArray(Integer[]::new));
      tuple.addValue(chunk.toArray(Short[]::new));
      tuple.addValue(sealed.toArray(NO_BUFFERS));
    }
  }
}
