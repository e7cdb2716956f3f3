package im.restante.log;

import io.vertx.pgclient.PgException;
import org.jspecify.annotations.Nullable;

/// What the failure of an append statement means for its batch (G5, G6).
enum AppendFailure {
  /// The outcome is open: the connection is gone, or a number was taken that should be free.
  UNKNOWN,
  /// Nothing was written, and it will pass: a deadlock, a serialization failure, a race.
  PASSING,
  /// Nothing was written, and some unit is why.
  OWN,
  /// Nothing was written, and no unit is why: the disk is full, memory ran out.
  SERVER;

  static AppendFailure of(Throwable cause) {
    if (!(cause instanceof PgException error)) {
      return UNKNOWN;
    }
    String state = error.getSqlState();
    if (state == null || state.length() != 5) {
      return UNKNOWN;
    }
    return switch (state) {
      case "40001", "40P01", "55P03", "57014" -> PASSING;
      case "23505" -> taken(error.getTable());
      case "25P04" -> UNKNOWN;
      default ->
          switch (state.substring(0, 2)) {
            case "08", "57", "XX" -> UNKNOWN;
            case "53", "58" -> SERVER;
            default -> OWN;
          };
    };
  }

  /// A number taken: somebody wrote to this stream. A digest taken: another node was faster.
  private static AppendFailure taken(@Nullable String table) {
    if (table == null) {
      return OWN;
    }
    return table.startsWith("log_") ? UNKNOWN : table.startsWith("done_") ? PASSING : OWN;
  }
}
