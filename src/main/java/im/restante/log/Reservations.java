package im.restante.log;

import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;

/// Group ids that were handed out, known by their keyed hash alone (V1, A-08).
///
/// A group's creation uses its reservation up ([HeadChange.Create]); a used one is never free
/// again.
public final class Reservations {
  private final Pool pool;

  public Reservations(Pool pool) {
    this.pool = pool;
  }

  /// Durably reserves an id by its hash; false where it is taken, was used or was buried.
  public Future<Boolean> reserve(Bytes idHash) {
    return pool.preparedQuery("insert into reservation (hash) values ($1) on conflict do nothing")
        .execute(Tuple.of(BatchTuple.buffer(idHash)))
        .map(rows -> rows.rowCount() == 1);
  }

  /// Frees ids that nobody has used for `days` days.
  public Future<Integer> dropUnused(int days) {
    return pool.preparedQuery(
            "delete from reservation where not used and reserved_on < current_date - $1::int4")
        .execute(Tuple.of(days))
        .map(rows -> rows.rowCount());
  }
}
