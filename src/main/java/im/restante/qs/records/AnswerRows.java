package im.restante.qs.records;

import im.restante.protocol.qs.QSResponse;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Remembered answers: a request takes effect once, and identical bytes get its answer again (D1).
final class AnswerRows {
  private final Pool database;
  private final RecordKeys keys;

  AnswerRows(Pool database, RecordKeys keys) {
    this.database = database;
    this.keys = keys;
  }

  /// The answer of the first time, or null.
  Future<QSResponse.@Nullable Body> find(Bytes digest) {
    return find(database, digest);
  }

  private Future<QSResponse.@Nullable Body> find(SqlClient client, Bytes digest) {
    return client
        .preparedQuery("select sealed from qs_answer where digest = $1")
        .execute(Tuple.of(Columns.buffer(digest)))
        .map(rows -> {
          for (Row row : rows) {
            Buffer sealed = row.getBuffer("sealed");
            if (sealed != null) {
              Bytes answer = keys.openAnswer(digest, Bytes.wrap(sealed.getBytes()));
              return WireReader.decode(answer, QSResponse::read).body();
            }
          }
          return null;
        });
  }

  /// Runs `work` in a transaction with its answer, unless this request had one before. Of two
  /// identical requests at once the second waits for the first. A refusal leaves nothing behind.
  Future<QSResponse.Body> once(
      Bytes digest, long nowSeconds, Function<SqlConnection, Future<QSResponse.Body>> work) {
    return database.withTransaction(connection ->
        begin(connection, digest, nowSeconds)
            .compose(first ->
                first
                    ? work.apply(connection).compose(body -> remember(connection, digest, body))
                    : find(connection, digest).map(AnswerRows::present)));
  }

  private static QSResponse.Body present(QSResponse.@Nullable Body body) {
    if (body == null) {
      throw new IllegalStateException("a request without its answer");
    }
    return body;
  }

  private static Future<Boolean> begin(SqlClient connection, Bytes digest, long nowSeconds) {
    return connection
        .preparedQuery(
            "insert into qs_answer (digest, made_at) values ($1, $2) on conflict do nothing")
        .execute(Tuple.of(Columns.buffer(digest), nowSeconds))
        .map(rows -> rows.rowCount() == 1);
  }

  private Future<QSResponse.Body> remember(
      SqlClient connection, Bytes digest, QSResponse.Body body) {
    Bytes sealed = keys.sealAnswer(digest, new QSResponse(body).encode());
    return connection
        .preparedQuery("update qs_answer set sealed = $2 where digest = $1")
        .execute(Tuple.of(Columns.buffer(digest), Columns.buffer(sealed)))
        .map(body);
  }
}
