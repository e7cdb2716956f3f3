package im.restante.bench.anchor;

import im.restante.bench.Scratch;
import im.restante.bench.meter.ProcessCpu;
import im.restante.dev.DevCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A [BareServer] as a process.
public final class BareProcess implements AutoCloseable {
  private final Path folder;
  private final int port;
  private final DevCertificate certificate;
  private final Process process;
  private final ProcessCpu cpu;

  /// @param javaCommand the command that runs a main class with the product's flags
  public BareProcess(int port, Function<String, List<String>> javaCommand) throws IOException {
    this.port = port;
    folder = Scratch.folder("bare");
    certificate = DevCertificate.in(folder);
    List<String> command = new ArrayList<>(javaCommand.apply(BareServer.class.getName()));
    command.addAll(
        List.of(
            Integer.toString(port),
            certificate.certificate().toString(),
            certificate.key().toString()));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    cpu = new ProcessCpu(process.pid());
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    for (String line = said.readLine(); !"ready".equals(line); line = said.readLine()) {
      if (line == null) {
        throw new IOException("the bare server did not start");
      }
    }
    // Nobody reads what else it says, and it must not block on that.
    Thread _ = Thread.ofVirtual().start(() -> said.lines().forEach(line -> {}));
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  public Path certificate() {
    return certificate.certificate();
  }

  public double cpuSeconds() throws IOException {
    return cpu.seconds();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      int _ = process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Scratch.delete(folder);
  }
}
