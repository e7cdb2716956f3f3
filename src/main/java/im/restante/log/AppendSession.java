package im.restante.log;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The appender's one connection with its two prepared statements. Belongs to one context.
final class AppendSession {
  private static final Logger LOG = LoggerFactory.getLogger(AppendSession.class);

  private final PgConnection connection;
  private @Nullable PreparedStatement plain;
  private @Nullable PreparedStatement headed;

  private AppendSession(PgConnection connection) {
    this.connection = connection;
  }

  /// Connects with settings under which a plan, once made, stays: an empty table must not talk the
  /// planner into reading it as a whole when it has grown.
  static Future<AppendSession> connect(
      Vertx vertx, PgConnectOptions options, AppenderLimits limits) {
    PgConnectOptions own =
        new PgConnectOptions(options)
            .setPipeliningLimit(1)
            .setCachePreparedStatements(false)
            .addProperty("application_name", "restante-appender")
            .addProperty("plan_cache_mode", "force_generic_plan")
            .addProperty("enable_seqscan", "off")
            .addProperty("enable_mergejoin", "off")
            .addProperty("jit", "off")
            .addProperty("synchronous_commit", "on")
            .addProperty(
                "transaction_timeout", Integer.toString(limits.transactionTimeoutMillis()));
    return PgConnection.connect(vertx, own)
        .map(connection -> {
          // What breaks a connection reaches the appender by the statement or the close handler.
          var _ = connection.exceptionHandler(cause -> LOG.debug("append connection", cause));
          return new AppendSession(connection);
        });
  }

  PgConnection connection() {
    return connection;
  }

  /// Prepares for the given partitions and lets go of the statements for the ones before.
  Future<AppendSession> prepare(int logSlot, int doneSlot) {
    PreparedStatement oldPlain = plain;
    PreparedStatement oldHeaded = headed;
    return connection
        .prepare(AppendSql.plain(logSlot, doneSlot))
        .onSuccess(statement -> plain = statement)
        .compose(_ -> connection.prepare(AppendSql.headed(logSlot, doneSlot)))
        .onSuccess(statement -> headed = statement)
        .compose(_ -> close(oldPlain))
        .compose(_ -> close(oldHeaded))
        .map(_ -> this);
  }

  private static Future<Void> close(@Nullable PreparedStatement statement) {
    return statement == null ? Future.succeededFuture() : statement.close();
  }

  /// Runs the batch in one statement.
  ///
  /// @param unitByUnit whether units may lose alone; needed where heads change
  Future<AppendOutcome> run(
      Batch batch, boolean unitByUnit, long stream, long gen, int epoch, long base) {
    if (unitByUnit) {
      return execute(headed, BatchTuple.headed(batch, stream, gen, epoch, base))
          .map(AppendSession::headedOutcome);
    }
    return execute(plain, BatchTuple.plain(batch, stream, gen, epoch, base))
        .map(rows -> plainOutcome(rows, batch.size()));
  }

  private static Future<RowSet<Row>> execute(@Nullable PreparedStatement statement, Tuple tuple) {
    if (statement == null) {
      throw new IllegalStateException("the session was not prepared");
    }
    return statement.query().execute(tuple);
  }

  private static AppendOutcome plainOutcome(RowSet<Row> rows, int size) {
    Row row = rows.iterator().next();
    if (row.getLong(0) == 0) {
      return new AppendOutcome.Fenced();
    }
    if (row.getLong(1) > 0) {
      return new AppendOutcome.DoneBefore();
    }
    BitSet won = new BitSet(size);
    won.set(0, size);
    return new AppendOutcome.Written(won);
  }

  private static AppendOutcome headedOutcome(RowSet<Row> rows) {
    Row row = rows.iterator().next();
    if (row.getLong(0) == 0) {
      return new AppendOutcome.Fenced();
    }
    BitSet won = new BitSet();
    Integer[] units = row.getArrayOfIntegers(1);
    if (units != null) {
      for (Integer unit : units) {
        won.set(unit);
      }
    }
    return new AppendOutcome.Written(won);
  }
}
