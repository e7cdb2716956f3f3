package im.restante.qs.records;

import im.restante.crypto.CipherSuite;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/// Removes what time has made void: expired KeyPackages (D-38), old answers, and the records of
/// clients that fell silent (C-30). To be run every hour or so by any one node.
public final class RecordSweep {
  private static final int CLIENTS_PER_RUN = 500;
  private static final long DAY_SECONDS = 24 * 60 * 60;

  private final RecordService service;
  private final QueueRecords queues;

  public RecordSweep(RecordService service) {
    this.service = service;
    this.queues =
        new QueueRecords(
            service.crypto().suite(CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519),
            service.appender(),
            service.random());
  }

  /// One pass; the number of clients that expired.
  public Future<Integer> run() {
    long nowSeconds = service.clock().instant().getEpochSecond();
    return delete("delete from key_package where not_after < $1", nowSeconds)
        .compose(_ -> delete("delete from key_package_used where not_after < $1", nowSeconds))
        .compose(_ ->
            delete(
                "delete from qs_answer where made_at < $1",
                nowSeconds - service.limits().answerKeptSeconds()))
        .compose(_ ->
            service
                .database()
                .withTransaction(connection ->
                    expire(
                        connection,
                        nowSeconds / DAY_SECONDS - service.limits().inactiveDaysMax())));
  }

  private Future<Void> delete(String statement, long bound) {
    return service.database().preparedQuery(statement).execute(Tuple.of(bound)).mapEmpty();
  }

  private Future<Integer> expire(SqlConnection connection, long dayMin) {
    return connection
        .preparedQuery(
            "delete from qs_client where id in (select id from qs_client where active_day < $1"
                + " order by id limit $2 for update skip locked)"
                + " returning id, user_id, auth_key, queue_key, handle, active_day")
        .execute(Tuple.of(Math.toIntExact(dayMin), (long) CLIENTS_PER_RUN))
        .map(rows -> {
          List<Sender.Client> expired = new ArrayList<>();
          for (Row row : rows) {
            expired.add(ClientRows.client(row));
          }
          return expired;
        })
        .compose(expired ->
            connection
                .preparedQuery(
                    "delete from qs_user u where id = any($1::bytea[]) and not exists"
                        + " (select from qs_client c where c.user_id = u.id)")
                .execute(
                    Tuple.tuple()
                        .addArrayOfBuffer(
                            Columns.buffers(
                                expired.stream().map(client -> client.userId().value()).toList())))
                .compose(_ -> queues.append(expired.stream().map(QueueRecords::deleted).toList()))
                .map(expired.size()));
  }
}
