package im.restante.demo;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The service in a process of its own, so that it can be killed like one.
public final class ServiceProcess implements AutoCloseable {
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
  private static final int OK = 200;

  private final List<String> command;
  private final Path log;
  private final URI ready;
  private @Nullable Process process;

  /// @param arguments of the `dev` command
  /// @param log where the service's output goes
  /// @param managementPort where it says that it is ready
  public ServiceProcess(List<String> arguments, Path log, int managementPort) {
    this.log = log;
    this.ready = URI.create("http://127.0.0.1:" + managementPort + "/health/ready");
    command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(
                flag -> flag.startsWith("--") || flag.startsWith("-XX") || flag.startsWith("-D"))
            .toList());
    command.add("-Xmx1g");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("im.restante.cli.Main");
    command.add("dev");
    command.addAll(arguments);
  }

  /// Starts it and waits until it is ready.
  ///
  /// @throws IOException with the last line it said, if it ends instead
  public void start() throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    Process started =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .start();
    process = started;
    long deadline = System.nanoTime() + START_PATIENCE.toNanos();
    while (!isReady()) {
      if (!started.isAlive()) {
        throw new IOException(lastLine());
      }
      if (System.nanoTime() > deadline) {
        throw new IOException("the service was not ready after " + START_PATIENCE + "; see " + log);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  /// SIGKILL: nothing of it gets to say goodbye.
  public void kill() throws IOException {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
      await(running);
    }
  }

  @Override
  public void close() throws IOException {
    Process running = process;
    if (running != null && running.isAlive()) {
      running.destroy();
      await(running);
    }
  }

  private static void await(Process running) throws IOException {
    try {
      if (!running.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        running.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  private boolean isReady() {
    try {
      HttpURLConnection connection = (HttpURLConnection) ready.toURL().openConnection();
      connection.setConnectTimeout(500);
      connection.setReadTimeout(1000);
      try {
        return connection.getResponseCode() == OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException notYet) {
      return false;
    }
  }

  private String lastLine() throws IOException {
    List<String> lines = Files.readAllLines(log);
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (!lines.get(i).isBlank()) {
        return lines.get(i);
      }
    }
    return "the service ended without a word";
  }
}
