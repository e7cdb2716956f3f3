package im.restante.dev;

import im.restante.crypto.Secret;
import im.restante.crypto.SystemRandom;
import im.restante.log.DatabaseAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// A real PostgreSQL 18 of this process: durable, on loopback only, kept between runs.
///
/// It ends with the process that started it, also with `kill -9`. A server that was left behind all
/// the same is stopped by the next start. Works for root and for ordinary users. Every failure is a
/// [PostgresFailure] with one line that says what to do. Blocking; thread-safe.
public final class EmbeddedPostgres implements AutoCloseable {
  private static final String USER = "restante";
  private static final long START_MILLIS = 60_000;
  private static final long POLL_MILLIS = 10;

  private final Path directory;
  private final Path programs;
  private final Launcher launcher = Launcher.choose();
  private final FileChannel lockFile;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile Runnable beforeStop = () -> {};
  private final Thread stopAtExit = Thread.ofPlatform().unstarted(this::stop);
  private final DatabaseAddress address;
  private final ServerProcess server;

  private EmbeddedPostgres(Path directory, Path programs, int port) throws IOException {
    this.directory = directory.toAbsolutePath().normalize();
    this.programs = PostgresPrograms.unpack(programs);
    Files.createDirectories(this.directory);
    lockFile = lock();
    stopOrphan();
    Secret password = cluster();
    int chosen = port == 0 ? freePort() : port;
    address = new DatabaseAddress("127.0.0.1", chosen, "postgres", USER, password);
    server = launch(chosen);
    Runtime.getRuntime().addShutdownHook(stopAtExit);
  }

  /// Starts the server whose files are in `directory`, and makes them at the first start.
  ///
  /// @param programs where PostgreSQL's programs are unpacked, may be shared
  /// @param port TCP port on 127.0.0.1; 0 takes a free one
  public static EmbeddedPostgres start(Path directory, Path programs, int port) {
    try {
      return new EmbeddedPostgres(directory, programs, port);
    } catch (IOException e) {
      throw new PostgresFailure(
          "cannot start PostgreSQL in " + directory + ": " + PostgresPrograms.reason(e), e);
    }
  }

  /// As above, with the programs inside of `directory`.
  public static EmbeddedPostgres start(Path directory, int port) {
    return start(directory, directory.resolve("programs"), port);
  }

  /// The address of the database `name`, created where it is missing.
  public DatabaseAddress database(String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("a database name of other letters");
    }
    try (Connection connection =
            DriverManager.getConnection(address.jdbcUrl(), USER, address.passwordText());
        Statement statement = connection.createStatement()) {
      boolean there;
      try (var found =
          statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
        there = found.next();
      }
      if (!there) {
        boolean _ = statement.execute("create database " + name);
      }
      return address.withDatabase(name);
    } catch (SQLException e) {
      throw new PostgresFailure("cannot create the database " + name + ": " + e.getMessage(), e);
    }
  }

  public int port() {
    return address.port();
  }

  /// The server's process id.
  public long pid() {
    return server.pid();
  }

  /// Runs `first` before the server stops, also where the process is told to end: for what still
  /// needs the database to stop in order.
  public void beforeStop(Runnable first) {
    beforeStop = first;
  }

  /// Stops the server; the data stays.
  @Override
  public void close() {
    stop();
    try {
      boolean _ = Runtime.getRuntime().removeShutdownHook(stopAtExit);
    } catch (IllegalStateException e) {
      return; // the process is ending: the hook is what runs this
    }
  }

  private void stop() {
    if (closed.compareAndSet(false, true)) {
      beforeStop.run();
      server.stop();
      try {
        lockFile.close();
      } catch (IOException e) {
        throw new PostgresFailure("cannot release the lock of " + directory, e);
      }
    }
  }

  private FileChannel lock() throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw new PostgresFailure("another process runs PostgreSQL in " + directory);
    }
    return channel;
  }

  private Path data() {
    return directory.resolve("data");
  }

  private Path log() {
    return directory.resolve("postgres.log");
  }

  private String program(String name) {
    return programs.resolve("bin").resolve(name).toString();
  }

  /// With the lock held, a server on these files belongs to a process that is gone.
  private void stopOrphan() throws IOException {
    Path pidFile = data().resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    long pid = lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().trim());
    ProcessHandle.of(pid)
        .filter(process -> servesThis(process.pid()))
        .ifPresent(ServerProcess::stop);
    boolean _ = Files.deleteIfExists(pidFile);
  }

  private boolean servesThis(long pid) {
    try {
      String command = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
      return List.of(command.split("\0", -1)).contains(data().toString());
    } catch (IOException e) {
      return false; // it has ended meanwhile
    }
  }

  /// Makes the cluster at the first start; an interrupted first start is begun again.
  private Secret cluster() throws IOException {
    Path passwordFile = directory.resolve("password");
    if (!Files.exists(data())) {
      Path fresh = directory.resolve("data.new");
      if (Files.exists(fresh)) {
        PostgresPrograms.deleteTree(fresh);
      }
      boolean _ = Files.deleteIfExists(passwordFile);
      var ownerOnly =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      var _ = Files.createFile(passwordFile, ownerOnly);
      Files.writeString(passwordFile, new SystemRandom().bytes(24).toHex());
      launcher.own(directory);
      initialize(fresh, passwordFile);
      Files.move(fresh, data());
    }
    return Secret.of(Files.readAllBytes(passwordFile));
  }

  private void initialize(Path target, Path passwordFile) throws IOException {
    List<String> command =
        launcher.bound(
            List.of(
                program("initdb"),
                "--pgdata=" + target,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth-local=reject",
                "--auth-host=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C"));
    ServerProcess process = ServerProcess.start(command, log());
    if (!process.endedWithin(START_MILLIS) || !Files.exists(target.resolve("PG_VERSION"))) {
      throw new PostgresFailure(diagnosis(0));
    }
  }

  private ServerProcess launch(int port) throws IOException {
    Files.writeString(log(), ""); // only this run's lines explain its failure
    launcher.own(directory);
    List<String> command = new ArrayList<>(List.of(program("postgres"), "-D", data().toString()));
    command.addAll(ServerSettings.arguments(port));
    ServerProcess process = ServerProcess.start(launcher.bound(command), log());
    for (long waited = 0; waited < START_MILLIS; waited += POLL_MILLIS) {
      if (process.endedWithin(POLL_MILLIS)) {
        throw new PostgresFailure(diagnosis(port));
      }
      if (ready()) {
        return process;
      }
    }
    process.stop();
    throw new PostgresFailure("PostgreSQL is not ready after a minute, see " + log());
  }

  /// The server writes its state into the eighth line.
  private boolean ready() throws IOException {
    Path pidFile = data().resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return false;
    }
    List<String> lines = Files.readAllLines(pidFile);
    return lines.size() >= 8 && lines.get(7).startsWith("ready");
  }

  private String diagnosis(int port) throws IOException {
    String said;
    try {
      said = Files.readString(log());
    } catch (AccessDeniedException e) {
      said = "";
    }
    if (said.contains("Address already in use")) {
      return "port " + port + " on 127.0.0.1 is taken by another program; choose another";
    }
    if (said.contains("No space left on device")) {
      return "the disk that holds " + directory + " is full";
    }
    if (said.contains("Permission denied")) {
      return "PostgreSQL may not run its programs in "
          + programs
          + " or use "
          + directory
          + ": check the permissions, and that it is not mounted noexec";
    }
    if (said.contains("incompatible with server")) {
      return "the data in " + directory + " was made by another major version of PostgreSQL";
    }
    return "PostgreSQL did not start, see " + log();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
