package im.restante.qs.checkpoint;

import im.restante.qs.fold.CursorVector;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Checkpoints in PostgreSQL, for the partitions of one stream.
public final class PgCheckpointStore implements CheckpointStore {
  private static final String CREATE_PARTITION =
      "insert into partition (no) values ($1) on conflict do nothing";
  private static final String CLAIM =
      """
      update partition p set stream = $2, gen = $3
      where no = $1
        and (p.stream is null or p.stream = $2
             or exists (select from stream s where s.id = p.stream and s.sealed))
      returning cursor_stream, cursor_no\
      """;
  private static final String LOCK =
      """
      select cursor_stream, cursor_no from partition
      where no = $1 and stream = $2 and gen = $3 for update\
      """;
  private static final String MOVE =
      "update partition set cursor_stream = $2, cursor_no = $3 where no = $1";
  private static final String PAGES =
      "select page, epoch, sealed from queue_page where partition = $1 order by page";
  private static final String PUT_PAGES =
      """
      insert into queue_page (partition, page, epoch, sealed)
      select $1, * from unnest($2::integer[], $3::integer[], $4::bytea[])
      on conflict (partition, page) do update set epoch = excluded.epoch, sealed = excluded.sealed\
      """;
  private static final String RUNS =
      "select id, sealed from queue_run where partition = $1 and id = any($2::bytea[])";
  private static final String PUT_RUNS =
      """
      insert into queue_run (partition, id, sealed)
      select $1, * from unnest($2::bytea[], $3::bytea[])\
      """;
  private static final String DELETE_RUNS =
      "delete from queue_run where partition = $1 and id = any($2::bytea[])";

  private final Pool pool;
  private final long stream;
  private final long gen;

  /// @param gen under which the stream is written now
  public PgCheckpointStore(Pool pool, long stream, long gen) {
    this.pool = pool;
    this.stream = stream;
    this.gen = gen;
  }

  @Override
  public Future<Stored> claim(int partition) {
    return pool.preparedQuery(CREATE_PARTITION)
        .execute(Tuple.of(partition))
        .compose(_ -> pool.preparedQuery(CLAIM).execute(Tuple.of(partition, stream, gen)))
        .map(rows -> onlyCursor(partition, rows))
        .compose(cursor ->
            pool.preparedQuery(PAGES)
                .execute(Tuple.of(partition))
                .map(rows -> new Stored(cursor, pages(rows))));
  }

  @Override
  public Future<CursorVector> cursor(int partition) {
    // The lock waits for a transaction that is still open on a lost connection.
    return pool.preparedQuery(LOCK)
        .execute(Tuple.of(partition, stream, gen))
        .map(rows -> onlyCursor(partition, rows));
  }

  @Override
  public Future<List<RunRow>> runs(int partition, List<Bytes> ids) {
    return pool.preparedQuery(RUNS)
        .execute(Tuple.of(partition, buffers(ids)))
        .map(rows -> {
          List<RunRow> runs = new ArrayList<>(rows.size());
          for (Row row : rows) {
            runs.add(new RunRow(bytes(row.getBuffer(0)), bytes(row.getBuffer(1))));
          }
          return runs;
        });
  }

  @Override
  public Future<CheckpointStore.Writing> begin(int partition, CursorVector expected) {
    return pool.getConnection()
        .compose(connection ->
            connection
                .begin()
                .compose(transaction -> lock(partition, expected, connection, transaction))
                .onFailure(_ -> connection.close()));
  }

  private Future<CheckpointStore.Writing> lock(
      int partition, CursorVector expected, SqlConnection connection, Transaction transaction) {
    return connection
        .preparedQuery(LOCK)
        .execute(Tuple.of(partition, stream, gen))
        .map(rows -> {
          if (!onlyCursor(partition, rows).equals(expected)) {
            throw new CheckpointFenced(partition);
          }
          return new PgTransaction(partition, connection, transaction);
        });
  }

  private static CursorVector onlyCursor(int partition, RowSet<Row> rows) {
    if (rows.size() != 1) {
      throw new CheckpointFenced(partition);
    }
    Row row = rows.iterator().next();
    Long[] streams = row.getArrayOfLongs(0);
    Long[] numbers = row.getArrayOfLongs(1);
    Map<Long, Long> cursor = new HashMap<>();
    for (int i = 0; i < streams.length; i++) {
      cursor.put(streams[i], numbers[i]);
    }
    return new CursorVector(cursor);
  }

  private static List<PageRow> pages(RowSet<Row> rows) {
    List<PageRow> pages = new ArrayList<>(rows.size());
    for (Row row : rows) {
      pages.add(new PageRow(row.getInteger(0), row.getInteger(1), bytes(row.getBuffer(2))));
    }
    return pages;
  }

  /// A `bytea[]`, as one parameter.
  private static Object buffers(List<Bytes> values) {
    return values.stream().map(PgCheckpointStore::buffer).toArray(Buffer[]::new);
  }

  private static Buffer buffer(Bytes bytes) {
    return Buffer.buffer(bytes.size())
        .appendBytes(bytes.backingArray(), bytes.backingOffset(), bytes.size());
  }

  private static Bytes bytes(Buffer buffer) {
    return Bytes.wrap(buffer.getBytes());
  }

  private record PgTransaction(int partition, SqlConnection connection, Transaction transaction)
      implements CheckpointStore.Writing {
    @Override
    public Future<Void> insertRuns(List<RunRow> runs) {
      if (runs.isEmpty()) {
        return Future.succeededFuture();
      }
      return connection
          .preparedQuery(PUT_RUNS)
          .execute(
              Tuple.of(
                  partition,
                  buffers(runs.stream().map(RunRow::id).toList()),
                  buffers(runs.stream().map(RunRow::sealed).toList())))
          .mapEmpty();
    }

    @Override
    public Future<Void> commit(CheckpointWrite write) {
      Map<Long, Long> cursor = new TreeMap<>(write.cursor().streamToNext());
      return deleteRuns(write.deletedRuns())
          .compose(_ -> putPages(write.pages()))
          .compose(_ ->
              connection
                  .preparedQuery(MOVE)
                  .execute(
                      Tuple.of(
                          partition,
                          cursor.keySet().toArray(Long[]::new),
                          cursor.values().toArray(Long[]::new))))
          .compose(_ -> transaction.commit())
          .onComplete(_ -> connection.close());
    }

    private Future<Void> deleteRuns(List<Bytes> ids) {
      return ids.isEmpty()
          ? Future.succeededFuture()
          : connection
              .preparedQuery(DELETE_RUNS)
              .execute(Tuple.of(partition, buffers(ids)))
              .mapEmpty();
    }

    private Future<Void> putPages(List<PageRow> pages) {
      return pages.isEmpty()
          ? Future.succeededFuture()
          : connection
              .preparedQuery(PUT_PAGES)
              .execute(
                  Tuple.of(
                      partition,
                      pages.stream().map(PageRow::page).toArray(Integer[]::new),
                      pages.stream().map(PageRow::epoch).toArray(Integer[]::new),
                      buffers(pages.stream().map(PageRow::sealed).toList())))
              .mapEmpty();
    }

    @Override
    public Future<Void> rollback() {
      return transaction.rollback().onComplete(_ -> connection.close());
    }
  }
}
