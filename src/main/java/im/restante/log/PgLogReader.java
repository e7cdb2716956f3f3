package im.restante.log;

import im.restante.log.key.LogKeyChain;
import im.restante.log.record.LogEntry;
import im.restante.log.record.LogRecord;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the log from PostgreSQL, partition by partition and page by page.
public final class PgLogReader implements LogReader {
  private static final int PAGE_RECORDS = 64;

  private final Pool pool;
  private final LogKeyChain keys;

  public PgLogReader(Pool pool, LogKeyChain keys) {
    this.pool = pool;
    this.keys = keys;
  }

  @Override
  public Future<List<StreamInfo>> streams() {
    return pool.query("select id, gen, sealed, low_no from stream order by id")
        .execute()
        .map(rows -> {
          List<StreamInfo> streams = new ArrayList<>();
          for (Row row : rows) {
            streams.add(
                new StreamInfo(row.getLong(0), row.getLong(1), row.getBoolean(2), row.getLong(3)));
          }
          return streams;
        });
  }

  @Override
  public Future<Long> replay(long streamId, long fromNo, Consumer<LogEntry> handler) {
    return pool.preparedQuery(
            """
            select slot from log_extent
            where stream = $1 and (end_no is null or end_no > $2) order by first_no
            """)
        .execute(Tuple.of(streamId, fromNo))
        .compose(rows -> {
          Replay replay = new Replay(streamId, fromNo, handler);
          Future<Void> done = Future.succeededFuture();
          for (Row row : rows) {
            int slot = row.getInteger(0);
            done = done.compose(_ -> partition(replay, slot));
          }
          return done.map(_ -> replay.nextNo);
        });
  }

  private Future<Void> partition(Replay replay, int slot) {
    long from = replay.nextNo;
    return pool.preparedQuery(
            """
            select no, epoch, sealed from log
            where slot = $1 and stream = $2 and no >= $3 and no < $4 order by no, chunk
            """)
        .execute(Tuple.of(slot, replay.streamId, from, from + PAGE_RECORDS))
        .compose(rows -> {
          replay.page(rows);
          return replay.nextNo == from ? Future.succeededFuture() : partition(replay, slot);
        });
  }

  /// One reading, from its first number to the last.
  private final class Replay {
    private final long streamId;
    private final Consumer<LogEntry> handler;
    private long nextNo;
    private long lastCounter = -1;
    private @Nullable RecordSeal seal;

    Replay(long streamId, long fromNo, Consumer<LogEntry> handler) {
      this.streamId = streamId;
      this.nextNo = fromNo;
      this.handler = handler;
    }

    void page(RowSet<Row> rows) {
      Buffer joined = null;
      int epoch = 0;
      for (Row row : rows) {
        long no = row.getLong(0);
        if (no != nextNo) {
          if (joined == null || no != nextNo + 1) {
            throw new IllegalStateException("a gap in the numbers of stream " + streamId);
          }
          record(epoch, joined);
          joined = null;
        }
        epoch = row.getInteger(1);
        Buffer part = row.getBuffer(2);
        joined = joined == null ? part : joined.appendBuffer(part);
      }
      if (joined != null) {
        record(epoch, joined);
      }
    }

    private void record(int epoch, Buffer joined) {
      if (seal == null || seal.epoch() != epoch) {
        seal = new RecordSeal(keys, epoch, streamId);
      }
      Bytes row = Bytes.wrap(joined.getBytes());
      Bytes record = seal.open(row);
      if (record == null || RecordSeal.counter(row) <= lastCounter) {
        throw new IllegalStateException("row " + nextNo + " of stream " + streamId + " is forged");
      }
      lastCounter = RecordSeal.counter(row);
      handler.accept(new LogEntry(nextNo, LogRecord.decode(record)));
      nextNo++;
    }
  }
}
