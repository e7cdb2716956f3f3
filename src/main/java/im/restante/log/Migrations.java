package im.restante.log;

import org.flywaydb.core.Flyway;

/// Brings a database's schema up to this release, at start-up. Blocking.
public final class Migrations {
  private Migrations() {}

  /// Applies what is missing and refuses a schema that other code has changed; returns how many
  /// migrations were applied.
  public static int migrate(DatabaseAddress address) {
    return Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(address.jdbcUrl(), address.user(), address.passwordText())
        .locations("classpath:db/migration")
        .loggers("slf4j")
        .load()
        .migrate()
        .migrationsExecuted;
  }
}
