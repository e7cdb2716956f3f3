package im.restante.qs.records;

import im.restante.log.StreamClosed;
import im.restante.protocol.qs.QSError;
import im.restante.protocol.qs.QSErrorCode;
import im.restante.protocol.qs.QSResponse;
import im.restante.qs.NoSuchQueue;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns what failed into what the client reads.
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  private Refusals() {}

  /// The answer of `work`, or the refusal or fault that it threw or failed with.
  static Future<QSResponse.Body> guard(Supplier<Future<? extends QSResponse.Body>> work) {
    Future<? extends QSResponse.Body> answer;
    try {
      answer = work.get();
    } catch (RuntimeException failure) {
      return Future.succeededFuture(error(failure));
    }
    return answer.<QSResponse.Body>map(body -> body).otherwise(Refusals::error);
  }

  static QSError error(Throwable failure) {
    if (failure instanceof Refused refused) {
      return refused.error();
    }
    if (failure instanceof NoSuchQueue) {
      return QSError.of(QSErrorCode.NOT_AUTHORIZED);
    }
    if (isPassing(failure)) {
      LOG.warn("database or log not available fault={}", failure.getClass().getSimpleName());
      return new QSError(QSErrorCode.UNAVAILABLE, QueueRecords.RETRY_SECONDS);
    }
    if (failure instanceof PgException rejected) {
      // Its message may quote a row.
      LOG.error("statement rejected state={}", rejected.getSqlState());
    } else {
      LOG.error("request failed", failure);
    }
    return QSError.of(QSErrorCode.INTERNAL);
  }

  /// Whether a repetition has a chance: the connection, the pool, a shutdown, or a collision of
  /// transactions (SQLSTATE classes 08, 40, 53, 57).
  private static boolean isPassing(Throwable failure) {
    return switch (failure) {
      case PgException rejected -> {
        String state = rejected.getSqlState();
        yield state != null
            && (state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57"));
      }
      case StreamClosed _, ClosedConnectionException _, IOException _, TimeoutException _ -> true;
      default -> failure.getClass().getName().startsWith("io.vertx");
    };
  }
}
