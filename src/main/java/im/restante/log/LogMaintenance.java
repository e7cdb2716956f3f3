package im.restante.log;

import im.restante.log.key.LogKeyChain;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/// Gives up what nobody needs any more: partitions of the rings and epochs of the log key.
///
/// Every call may be repeated and may run on several nodes at once. It never waits long for a lock:
/// what somebody reads, a dump perhaps, is left for the next call.
public final class LogMaintenance {
  static final int DONE_SLOTS = 4;

  private final Vertx vertx;
  private final Pool pool;
  private final LogKeyChain keys;

  public LogMaintenance(Vertx vertx, Pool pool, LogKeyChain keys) {
    this.vertx = vertx;
    this.pool = pool;
    this.keys = keys;
  }

  /// Notes that every cursor of the stream is at `no` or past it, and empties the partitions of the
  /// log that this frees (K3). Then the key chain forgets the epochs that no row needs (V7).
  public Future<Void> truncateBelow(long streamId, long no) {
    return pool.preparedQuery("update stream set low_no = greatest(low_no, $2) where id = $1")
        .execute(Tuple.of(streamId, no))
        .compose(_ -> pool.query("select log_truncate()").execute())
        .compose(_ -> advanceKeys());
  }

  /// Brings this node's key file to the oldest epoch that a row anywhere still needs.
  public Future<Void> advanceKeys() {
    return pool.query("select min(epoch) from log_extent")
        .execute()
        .compose(rows -> {
          Integer oldest = rows.iterator().next().getInteger(0);
          if (oldest == null || oldest <= keys.oldestEpoch()) {
            return Future.succeededFuture();
          }
          return vertx.executeBlocking(() -> {
            keys.advanceTo(oldest);
            return null;
          });
        });
  }

  /// Empties the age partition of remembered answers (D1) that is written next.
  public Future<Void> dropOldAnswers(InstantSource clock, AppenderLimits limits) {
    long age = TimeUnit.MILLISECONDS.toSeconds(clock.millis()) / limits.doneSlotSeconds();
    return truncate("done_" + (age + 1) % DONE_SLOTS);
  }

  /// Empties the age partition of blobs that is written next.
  public Future<Void> dropOldBlobs(InstantSource clock, long slotDays) {
    long age = TimeUnit.MILLISECONDS.toDays(clock.millis()) / slotDays;
    return truncate("blob_" + (age + 1) % PgBlobStore.SLOTS);
  }

  private Future<Void> truncate(String table) {
    return pool.withTransaction(connection ->
            connection
                .query("set local lock_timeout = '50ms'")
                .execute()
                .compose(_ -> connection.query("truncate " + table).execute()))
        .mapEmpty();
  }
}
