package im.restante.bench.anchor;

import im.restante.bench.Scratch;
import im.restante.bench.meter.ProcessCpu;
import im.restante.dev.EmbeddedPostgres;
import im.restante.log.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// A PostgreSQL of the product's settings with nothing of the product in it.
public final class AnchorDatabase implements AutoCloseable {
  private final Path folder;
  private final EmbeddedPostgres server;
  private final DatabaseAddress address;
  private final Connection connection;
  private final ProcessCpu cpu;

  public AnchorDatabase() throws IOException, SQLException {
    folder = Scratch.folder("anchor");
    server = EmbeddedPostgres.start(folder, Scratch.programs(), 0);
    address = server.database("anchor");
    cpu = new ProcessCpu(server.pid());
    connection =
        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.passwordText());
  }

  public DatabaseAddress address() {
    return address;
  }

  Connection connection() {
    return connection;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean _ = statement.execute(sql);
    }
  }

  /// CPU seconds of all of the server's processes so far.
  double cpuSeconds() throws IOException {
    return cpu.seconds();
  }

  @Override
  public void close() throws IOException, SQLException {
    connection.close();
    server.close();
    Scratch.delete(folder);
  }
}
