package im.restante.testing;

import im.restante.dev.EmbeddedPostgres;
import im.restante.log.DatabaseAddress;
import im.restante.log.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// A real PostgreSQL for tests: one server per JVM, one fresh and migrated database per test class.
///
/// Hands out the [DatabaseAddress] of the class's database and the [EmbeddedPostgres] itself:
///
/// ```java
/// @ExtendWith(PostgresExtension.class)
/// class SomethingIT {
///   @BeforeAll
///   static void connect(DatabaseAddress database) { … }
/// }
/// ```
public final class PostgresExtension implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(PostgresExtension.class);
  private static final AtomicInteger DATABASES = new AtomicInteger();

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == DatabaseAddress.class || type == EmbeddedPostgres.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    EmbeddedPostgres server = server(context);
    return parameter.getParameter().getType() == EmbeddedPostgres.class
        ? server
        : database(context, server);
  }

  private static EmbeddedPostgres server(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Server.class, key -> new Server(), Server.class)
        .postgres;
  }

  private static DatabaseAddress database(ExtensionContext context, EmbeddedPostgres server) {
    Class<?> testClass = context.getRequiredTestClass();
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(testClass, key -> migrated(server), DatabaseAddress.class);
  }

  private static DatabaseAddress migrated(EmbeddedPostgres server) {
    DatabaseAddress address = server.database("test_" + DATABASES.incrementAndGet());
    int applied = Migrations.migrate(address);
    if (applied == 0) {
      throw new IllegalStateException("a database that is not fresh");
    }
    return address;
  }

  private static final class Server implements AutoCloseable {
    private final Path directory;
    private final EmbeddedPostgres postgres;

    Server() {
      Path home = Path.of("target", "embedded-postgres");
      directory = home.resolve("run-" + ProcessHandle.current().pid());
      postgres = EmbeddedPostgres.start(directory, home, 0);
    }

    @Override
    public void close() throws IOException {
      postgres.close();
      try (Stream<Path> paths = Files.walk(directory)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
