package im.restante.demo;

import im.restante.crypto.CryptoProvider;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Plays the demonstration against a running service and prints what came of it.
public final class Demonstration {
  private final Terminal terminal;
  private final ServiceProcess service;
  private final URI provider;
  private final String domain;
  private final List<X509Certificate> trusted;
  private final CryptoProvider crypto;

  public Demonstration(
      PrintStream out,
      ServiceProcess service,
      URI provider,
      String domain,
      List<X509Certificate> trusted,
      CryptoProvider crypto) {
    this.terminal = new Terminal(out);
    this.service = service;
    this.provider = provider;
    this.domain = domain;
    this.trusted = trusted;
    this.crypto = crypto;
  }

  /// @param folder where the clients keep their states while the demonstration runs
  /// @return whether all of it held
  public boolean play(Path folder) throws IOException {
    Path stores = Files.createTempDirectory(Files.createDirectories(folder), "clients-");
    Ledger ledger = new Ledger();
    long start = System.nanoTime();
    try (Cast cast = new Cast(provider, domain, trusted, crypto, stores, ledger)) {
      Scenario scenario = new Scenario(terminal, service, cast, ledger);
      try {
        scenario.play();
      } catch (IllegalStateException failed) {
        terminal.line("");
        terminal.line("It broke off: " + failed.getMessage());
        cast.all().stream()
            .filter(client -> !client.refusals().isEmpty())
            .forEach(client -> terminal.line("  " + client.name() + ": " + client.refusals()));
        throw failed;
      }
      Report report =
          Report.of(cast, scenario.rooms(), ledger, Duration.ofNanos(System.nanoTime() - start));
      report.print(terminal);
      return report.held();
    } finally {
      delete(stores);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(file -> {
            try {
              Files.delete(file);
            } catch (IOException fault) {
              throw new UncheckedIOException(fault);
            }
          });
    }
  }
}
