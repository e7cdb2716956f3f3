package im.restante.ds;

import im.restante.log.DoneRow;
import im.restante.log.JournalRow;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Groups in PostgreSQL. Every statement names the locator, by which the tables can be distributed.
public final class PgGroupStore implements GroupStore {
  /// Kinds of rows: 0 head, 1 snapshot, 2 journal, 3 remembered answer.
  private static final String LOAD =
      """
      with h as (select tag, wrapped_key, snapshot_no from head
                 where locator = $1 and not buried)
      select 0 as kind, 0::int8 as no, tag as a, wrapped_key as b from h
      union all
      select 1, entry_no, sealed, null from snapshot, h
        where locator = $1 and entry_no = h.snapshot_no
      union all
      select 2, entry_no, sealed, null from journal, h
        where locator = $1 and entry_no >= coalesce(h.snapshot_no, 0)
      union all
      select 3, 0::int8, digest, answer from done, h where locator = $1
      order by 1, 2
      """;

  private final Pool pool;

  public PgGroupStore(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Future<Optional<StoredGroup>> load(Bytes locator) {
    return pool.preparedQuery(LOAD)
        .execute(Tuple.of(buffer(locator)))
        .map(rows -> Optional.ofNullable(group(rows, locator)));
  }

  @Override
  public Future<Void> putSnapshot(Bytes locator, long entryNo, Bytes sealed) {
    return pool.preparedQuery(
            "insert into snapshot (locator, entry_no, sealed) values ($1, $2, $3)"
                + " on conflict (locator, entry_no) do update set sealed = excluded.sealed")
        .execute(Tuple.of(buffer(locator), entryNo, buffer(sealed)))
        .mapEmpty();
  }

  @Override
  public Future<Void> dropBefore(Bytes locator, long entryNo) {
    return pool.preparedQuery(
            "with j as (delete from journal where locator = $1 and entry_no < $2)"
                + " delete from snapshot where locator = $1 and entry_no < $2")
        .execute(Tuple.of(buffer(locator), entryNo))
        .mapEmpty();
  }

  @Override
  public Future<Boolean> reserve(Bytes groupIdHash) {
    return pool.preparedQuery("insert into reservation (hash) values ($1) on conflict do nothing")
        .execute(Tuple.of(buffer(groupIdHash)))
        .map(rows -> rows.rowCount() == 1);
  }

  private static @Nullable StoredGroup group(RowSet<Row> rows, Bytes locator) {
    Bytes tag = null;
    Bytes wrappedKey = null;
    Bytes snapshot = null;
    List<JournalRow> journal = new ArrayList<>();
    List<DoneRow> answers = new ArrayList<>();
    for (Row row : rows) {
      Bytes first = bytes(row.getBuffer(2));
      switch (row.getInteger(0)) {
        case 0 -> {
          tag = first;
          wrappedKey = row.getBuffer(3) == null ? null : bytes(row.getBuffer(3));
        }
        case 1 -> snapshot = first;
        case 2 -> journal.add(new JournalRow(row.getLong(1), first));
        default -> answers.add(new DoneRow(first, locator, bytes(row.getBuffer(3))));
      }
    }
    return tag == null ? null : new StoredGroup(tag, wrappedKey, snapshot, journal, answers);
  }

  private static Buffer buffer(Bytes bytes) {
    return Buffer.buffer(bytes.toByteArray());
  }

  private static Bytes bytes(Buffer buffer) {
    return Bytes.wrap(buffer.getBytes());
  }
}
