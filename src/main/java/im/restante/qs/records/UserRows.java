package im.restante.qs.records;

import im.restante.protocol.qs.QsUserId;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

/// The table of user records.
final class UserRows {
  private UserRows() {}

  static Future<@Nullable Sender> find(SqlClient database, QsUserId id) {
    return database
        .preparedQuery("select auth_key from qs_user where id = $1")
        .execute(Tuple.of(Columns.buffer(id.value())))
        .map(rows -> {
          for (Row row : rows) {
            return new Sender.User(id, Columns.bytes(row, "auth_key"));
          }
          return null;
        });
  }

  /// False if the id or the token is taken.
  static Future<Boolean> insert(SqlClient database, QsUserId id, Bytes authKey, Bytes tokenHash) {
    return changed(
        database
            .preparedQuery(
                "insert into qs_user (id, auth_key, token_hash) values ($1, $2, $3)"
                    + " on conflict do nothing")
            .execute(
                Tuple.of(
                    Columns.buffer(id.value()),
                    Columns.buffer(authKey),
                    Columns.buffer(tokenHash))));
  }

  /// Locks the record until the transaction ends; false if it is gone.
  static Future<Boolean> lock(SqlClient database, QsUserId id) {
    return database
        .preparedQuery("select 1 from qs_user where id = $1 for update")
        .execute(Tuple.of(Columns.buffer(id.value())))
        .map(rows -> rows.size() == 1);
  }

  /// Whether another record has this token (D-34).
  static Future<Boolean> tokenTaken(SqlClient database, QsUserId id, Bytes tokenHash) {
    return database
        .preparedQuery("select 1 from qs_user where token_hash = $1 and id <> $2")
        .execute(Tuple.of(Columns.buffer(tokenHash), Columns.buffer(id.value())))
        .map(rows -> rows.size() > 0);
  }

  /// Replaces what is not null; the old token stops working with the commit (D-33).
  static Future<Boolean> update(
      SqlClient database, QsUserId id, @Nullable Bytes authKey, @Nullable Bytes tokenHash) {
    return changed(
        database
            .preparedQuery(
                "update qs_user set auth_key = coalesce($2, auth_key),"
                    + " token_hash = coalesce($3, token_hash) where id = $1")
            .execute(
                Tuple.of(
                    Columns.buffer(id.value()),
                    authKey == null ? null : Columns.buffer(authKey),
                    tokenHash == null ? null : Columns.buffer(tokenHash))));
  }

  /// Takes clients and KeyPackages along (C-26).
  static Future<Boolean> delete(SqlClient database, QsUserId id) {
    return changed(
        database
            .preparedQuery("delete from qs_user where id = $1")
            .execute(Tuple.of(Columns.buffer(id.value()))));
  }

  private static Future<Boolean> changed(Future<RowSet<Row>> result) {
    return result.map(rows -> rows.rowCount() == 1);
  }
}
