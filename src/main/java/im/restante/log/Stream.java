package im.restante.log;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A stream's row in the database, as its writer sees it.
///
/// @param gen the fence (G2)
/// @param slot the partition of the log that it writes now
/// @param epoch the key epoch that goes with it (V7)
record Stream(long id, long gen, int slot, int epoch) {
  private static final String BACKENDS =
      """
      select pg_terminate_backend(a.pid)
      from stream s join pg_stat_activity a
        on a.pid = s.backend_pid and a.backend_start = s.backend_start
      where s.node = $1 and not s.sealed
      """;

  /// Seals what the node has left open, settles it and opens a new stream (N1).
  static Future<Stream> open(PgConnection connection, String node) {
    return connection
        .preparedQuery(BACKENDS)
        .execute(Tuple.of(node))
        .compose(_ -> connection.preparedQuery("select stream_settle($1)").execute(Tuple.of(node)))
        .compose(_ ->
            connection
                .preparedQuery(
                    """
                    insert into stream (node, backend_pid, backend_start)
                    select $1, pid, backend_start from pg_stat_activity
                    where pid = pg_backend_pid()
                    returning id, gen
                    """)
                .execute(Tuple.of(node)))
        .compose(rows -> {
          Row row = rows.iterator().next();
          return new Stream(row.getLong(0), row.getLong(1), 0, 0).step(connection, 0);
        });
  }

  /// Seals this stream and counts its rows, unless somebody else has.
  Future<Void> settle(PgConnection connection) {
    return connection
        .preparedQuery(
            "select stream_settle(node) from stream where id = $1 and gen = $2 and not sealed")
        .execute(Tuple.of(id, gen))
        .mapEmpty();
  }

  /// Moves on to the next partition and key epoch, if there is one.
  Future<Stream> step(PgConnection connection, long nextNo) {
    return connection
        .preparedQuery("select slot, epoch from log_step($1, $2)")
        .execute(Tuple.of(id, nextNo))
        .map(rows -> {
          Row row = rows.iterator().next();
          return new Stream(id, gen, row.getInteger(0), row.getInteger(1));
        });
  }

  /// Takes the next `gen` on a fresh connection; waits for a transaction that is still open (G6).
  /// Null where somebody else has sealed or fenced the stream.
  ///
  /// @param ownPids server processes of earlier attempts whose outcome is unknown: a `gen` that one
  ///   of them has taken is ours
  Future<@Nullable Stream> fenceOff(PgConnection connection, List<Integer> ownPids) {
    return connection
        .preparedQuery(
            """
            update stream s
            set gen = s.gen + 1, backend_pid = a.pid, backend_start = a.backend_start
            from pg_stat_activity a
            where s.id = $1 and not s.sealed and a.pid = pg_backend_pid()
              and (s.gen = $2 or (s.gen > $2 and s.backend_pid = any($3::int4[])))
            returning s.gen
            """)
        .execute(Tuple.of(id, gen, ownPids.toArray(Integer[]::new)))
        .map(rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(row -> new Stream(id, row.getLong(0), slot, epoch))
                .orElse(null));
  }
}
