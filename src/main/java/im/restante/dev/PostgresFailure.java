package im.restante.dev;

import org.jspecify.annotations.Nullable;

/// The embedded PostgreSQL did not start or stop; the message is one line for the operator.
public final class PostgresFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PostgresFailure(String message) {
    super(message);
  }

  PostgresFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
