package im.restante.log;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The settings that a database must have before the service promises anything on top of it: those
/// that durability rests on, and those that keep requests out of the server's log (V6).
public final class DatabasePromise {
  private static final Map<String, String> REQUIRED =
      new TreeMap<>(
          Map.of(
              "fsync", "on",
              "synchronous_commit", "on",
              "full_page_writes", "on",
              "log_error_verbosity", "terse",
              "log_statement", "none",
              "log_parameter_max_length_on_error", "0"));

  private DatabasePromise() {}

  /// What stands against the promise, one line each, or an empty list.
  public static Future<List<String>> violations(SqlClient client) {
    return client
        .query("select name, setting from pg_settings")
        .execute()
        .map(rows -> {
          List<String> violations = new ArrayList<>();
          for (Row row : rows) {
            String wanted = REQUIRED.get(row.getString(0));
            if (wanted != null && !satisfies(row.getString(1), wanted)) {
              violations.add(
                  "PostgreSQL runs with "
                      + row.getString(0)
                      + " = "
                      + row.getString(1)
                      + "; it must be "
                      + wanted);
            }
          }
          return violations;
        });
  }

  /// A synchronous standby that has to apply, too, promises more and not less.
  private static boolean satisfies(String setting, String wanted) {
    return setting.equals(wanted) || setting.equals("remote_apply");
  }
}
