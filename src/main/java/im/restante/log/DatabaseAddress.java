package im.restante.log;

import im.restante.crypto.Secret;
import io.vertx.pgclient.PgConnectOptions;
import java.nio.charset.StandardCharsets;

/// Where a PostgreSQL database is and who asks.
public record DatabaseAddress(
    String host, int port, String database, String user, Secret password) {

  /// For the non-blocking client: no pipelining, so that a failure has one statement to blame.
  public PgConnectOptions connectOptions() {
    return new PgConnectOptions()
        .setHost(host)
        .setPort(port)
        .setDatabase(database)
        .setUser(user)
        .setPassword(passwordText())
        .setPipeliningLimit(1)
        .setCachePreparedStatements(true);
  }

  /// For migrations.
  public String jdbcUrl() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  /// The same server and user, another database.
  public DatabaseAddress withDatabase(String name) {
    return new DatabaseAddress(host, port, name, user, password);
  }

  /// The password as the drivers want it.
  public String passwordText() {
    return new String(password.array(), StandardCharsets.UTF_8);
  }
}
