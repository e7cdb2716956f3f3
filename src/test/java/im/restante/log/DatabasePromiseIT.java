package im.restante.log;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.testing.PostgresExtension;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The start-up check of the database's settings (V6).
@ExtendWith(PostgresExtension.class)
class DatabasePromiseIT {
  @Test
  void acceptsTheEmbeddedServerAndNamesWhatIsWrong(DatabaseAddress address) {
    Vertx vertx = Vertx.vertx();
    PgConnection connection = PgConnection.connect(vertx, address.connectOptions()).await();
    assertThat(DatabasePromise.violations(connection).await()).isEmpty();

    var _ = connection.query("set synchronous_commit = off").execute().await();
    var _ = connection.query("set log_statement = 'all'").execute().await();

    assertThat(DatabasePromise.violations(connection).await())
        .containsExactlyInAnyOrder(
            "PostgreSQL runs with synchronous_commit = off; it must be on",
            "PostgreSQL runs with log_statement = all; it must be none");
    var _ = connection.close().await();
    var _ = vertx.close().await();
  }
}
