package im.restante.qs.records;

import im.restante.protocol.qs.ClientRecord;
import im.restante.protocol.qs.QsClientId;
import im.restante.protocol.qs.QsUserId;
import im.restante.qs.route.QueueOwner;
import im.restante.qs.route.QueueOwners;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The table of client records.
final class ClientRows {
  private static final String COLUMNS =
      "select id, user_id, auth_key, queue_key, handle, active_day from qs_client";

  private ClientRows() {}

  static Future<@Nullable Sender> find(SqlClient database, QsClientId id) {
    return database
        .preparedQuery(COLUMNS + " where id = $1")
        .execute(Tuple.of(Columns.buffer(id.value())))
        .map(rows -> {
          for (Row row : rows) {
            return client(row);
          }
          return null;
        });
  }

  /// A user's clients, locked until the transaction ends.
  static Future<List<Sender.Client>> lockOf(SqlClient database, QsUserId user) {
    return database
        .preparedQuery(COLUMNS + " where user_id = $1 order by id for update")
        .execute(Tuple.of(Columns.buffer(user.value())))
        .map(rows -> {
          List<Sender.Client> clients = new ArrayList<>();
          for (Row row : rows) {
            clients.add(client(row));
          }
          return clients;
        });
  }

  static Sender.Client client(Row row) {
    return new Sender.Client(
        new QsClientId(Columns.bytes(row, "id")),
        new QsUserId(Columns.bytes(row, "user_id")),
        Columns.bytes(row, "auth_key"),
        Columns.bytes(row, "queue_key"),
        row.getLong("handle"),
        row.getInteger("active_day"));
  }

  static Future<List<QsClientId>> idsOf(SqlClient database, QsUserId user) {
    return database
        .preparedQuery("select id from qs_client where user_id = $1 order by id")
        .execute(Tuple.of(Columns.buffer(user.value())))
        .map(rows -> {
          List<QsClientId> ids = new ArrayList<>();
          for (Row row : rows) {
            ids.add(new QsClientId(Columns.bytes(row, "id")));
          }
          return ids;
        });
  }

  /// A record with the number of its KeyPackages that have not expired, or null.
  static Future<@Nullable ClientRecord> record(SqlClient database, QsClientId id, long nowSeconds) {
    return database
        .preparedQuery(
            "select c.auth_key, c.queue_key,"
                + " count(k.id) filter (where not k.last_resort) as ordinary,"
                + " count(k.id) filter (where k.last_resort) as last_resort"
                + " from qs_client c left join key_package k"
                + " on k.client_id = c.id and k.not_after > $2 where c.id = $1 group by c.id")
        .execute(Tuple.of(Columns.buffer(id.value()), nowSeconds))
        .map(rows -> {
          for (Row row : rows) {
            return new ClientRecord(
                Columns.bytes(row, "auth_key"),
                Columns.bytes(row, "queue_key"),
                row.getLong("ordinary"),
                row.getLong("last_resort"));
          }
          return null;
        });
  }

  static Future<Void> insert(SqlClient database, Sender.Client client) {
    return database
        .preparedQuery(
            "insert into qs_client (id, user_id, auth_key, queue_key, handle, active_day)"
                + " values ($1, $2, $3, $4, $5, $6)")
        .execute(
            Tuple.of(
                Columns.buffer(client.id().value()),
                Columns.buffer(client.userId().value()),
                Columns.buffer(client.authKey()),
                Columns.buffer(client.queueKey()),
                client.handle(),
                client.activeDay()))
        .mapEmpty();
  }

  static Future<Void> updateKeys(
      SqlClient database, QsClientId id, @Nullable Bytes authKey, @Nullable Bytes queueKey) {
    return database
        .preparedQuery(
            "update qs_client set auth_key = coalesce($2, auth_key),"
                + " queue_key = coalesce($3, queue_key) where id = $1")
        .execute(
            Tuple.of(
                Columns.buffer(id.value()),
                authKey == null ? null : Columns.buffer(authKey),
                queueKey == null ? null : Columns.buffer(queueKey)))
        .mapEmpty();
  }

  /// Notes that the client was there; writes at most once a day (C-30).
  static Future<Void> touch(SqlClient database, QsClientId id, int activeDay) {
    return database
        .preparedQuery("update qs_client set active_day = $2 where id = $1 and active_day < $2")
        .execute(Tuple.of(Columns.buffer(id.value()), activeDay))
        .mapEmpty();
  }

  static Future<Void> delete(SqlClient database, QsClientId id) {
    return database
        .preparedQuery("delete from qs_client where id = $1")
        .execute(Tuple.of(Columns.buffer(id.value())))
        .mapEmpty();
  }

  /// The client records as the route resolver reads them (C-24).
  static QueueOwners owners(SqlClient database) {
    return clients -> owners(database, clients);
  }

  private static Future<Map<QsClientId, QueueOwner>> owners(
      SqlClient database, Set<QsClientId> clients) {
    return database
        .preparedQuery(
            "select id, user_id, auth_key, handle from qs_client where id = any($1::bytea[])")
        .execute(
            Tuple.tuple()
                .addArrayOfBuffer(
                    Columns.buffers(clients.stream().map(QsClientId::value).toList())))
        .map(rows -> {
          Map<QsClientId, QueueOwner> owners = new HashMap<>();
          for (Row row : rows) {
            owners.put(
                new QsClientId(Columns.bytes(row, "id")),
                new QueueOwner(
                    new QsUserId(Columns.bytes(row, "user_id")),
                    Columns.bytes(row, "auth_key"),
                    row.getLong("handle")));
          }
          return owners;
        });
  }
}
