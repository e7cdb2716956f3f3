package im.restante.dev;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// A running `postgres` and the platform thread that it is bound to.
///
/// The kernel sends the server its parent's death by thread, so the thread that starts it does
/// nothing else and lives as long as the server.
final class ServerProcess {
  private static final long STOP_SECONDS = 30;

  private final Process process;

  private ServerProcess(Process process) {
    this.process = process;
  }

  static ServerProcess start(List<String> command, Path log) throws IOException {
    CompletableFuture<Process> started = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("embedded-postgres").start(() -> hold(command, log, started));
    try {
      return new ServerProcess(started.get());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void hold(List<String> command, Path log, CompletableFuture<Process> started) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .start();
      started.complete(process);
      // Not waitFor: an interrupted thread would end, and the server with it.
      var _ = process.onExit().join();
    } catch (IOException e) {
      started.completeExceptionally(e);
    }
  }

  long pid() {
    return process.pid();
  }

  /// Waits a moment; true where the server has ended meanwhile.
  boolean endedWithin(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  /// Fast shutdown: connections are ended, everything is flushed.
  void stop() {
    stop(process.toHandle());
  }

  /// The same for a server that another process has left behind.
  static void stop(ProcessHandle server) {
    if (!end(server, "INT") && !end(server, "QUIT")) {
      throw new PostgresFailure("PostgreSQL does not stop (process " + server.pid() + ")");
    }
  }

  private static boolean end(ProcessHandle server, String signal) {
    if (!server.isAlive()) {
      return true;
    }
    boolean _ = Launcher.succeeds(List.of("sh", "-c", "kill -" + signal + " " + server.pid()));
    try {
      var _ = server.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      return !server.isAlive();
    }
    return !server.isAlive();
  }
}
