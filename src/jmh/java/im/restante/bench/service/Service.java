package im.restante.bench.service;

import im.restante.bench.Scratch;
import im.restante.bench.meter.ProcessCpu;
import im.restante.crypto.Secret;
import im.restante.log.DatabaseAddress;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The service as `dev` runs it, with its PostgreSQL, in a process tree of its own.
final class Service implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final int port;
  private final Process process;
  private final ProcessCpu cpu;

  /// @param settings as YAML, may be empty
  Service(String settings) throws IOException {
    folder = Scratch.folder("service");
    port = freePort();
    int managementPort = freePort();
    Path configuration = Files.writeString(folder.resolve("settings.yaml"), settings);
    List<String> command = javaCommand("im.restante.cli.Main");
    command.addAll(
        List.of(
            "dev",
            "--port",
            Integer.toString(port),
            "--management-port",
            Integer.toString(managementPort),
            "--data",
            folder.toString()));
    if (!settings.isEmpty()) {
      command.addAll(List.of("--config", configuration.toString()));
    }
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("service.log").toFile())
            .start();
    cpu = new ProcessCpu(process.pid());
    awaitReady(URI.create("http://127.0.0.1:" + managementPort + "/health/ready"));
  }

  /// The JVM that runs this, with the product's flags, for another main class.
  static List<String> javaCommand(String main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--") || flag.startsWith("-XX") || flag.startsWith("-D"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx1g", "-cp", System.getProperty("java.class.path"), main));
    return command;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady(URI ready) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady(ready)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        String said = Files.readString(folder.resolve("service.log"));
        process.destroyForcibly();
        throw new IOException("the service did not start: " + said);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private static boolean isReady(URI ready) {
    try {
      return ((HttpURLConnection) ready.toURL().openConnection()).getResponseCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /// CPU seconds of the JVM and all of PostgreSQL so far.
  double cpuSeconds() throws IOException {
    return cpu.seconds();
  }

  Path certificate() {
    return folder.resolve("dev-cert.pem");
  }

  DatabaseAddress database() throws IOException {
    Path postgres = folder.resolve("postgres");
    List<String> lines = Files.readAllLines(postgres.resolve("data").resolve("postmaster.pid"));
    return new DatabaseAddress(
        "127.0.0.1",
        Integer.parseInt(lines.get(3).trim()),
        "restante",
        "restante",
        Secret.of(Files.readAllBytes(postgres.resolve("password"))));
  }

  /// Asks the service's database for a number.
  ///
  /// @param database one whose transactions are counted should not be asked itself
  long query(String database, String sql) throws IOException, SQLException {
    DatabaseAddress address = database();
    try (Connection connection =
            DriverManager.getConnection(
                address.withDatabase(database).jdbcUrl(), address.user(), address.passwordText());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      boolean _ = row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Scratch.delete(folder);
  }
}
