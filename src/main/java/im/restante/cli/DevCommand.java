package im.restante.cli;

import im.restante.config.Catalogue;
import im.restante.config.Settings;
import im.restante.config.SettingsLoader;
import im.restante.dev.DevCertificate;
import im.restante.dev.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Serves with everything it needs started for it: PostgreSQL, keys, a certificate.
@Command(
    name = "dev",
    mixinStandardHelpOptions = true,
    description = "Serve on an embedded PostgreSQL with a development certificate.")
final class DevCommand implements Callable<Integer> {
  /// The domain of a development provider; a name that can never be anybody's (RFC 6761).
  static final String DOMAIN = "dev.restante.test";

  static final String CERTIFICATE = "dev-cert.pem";

  @Option(names = "--port", defaultValue = "8443", description = "HTTPS port (${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--management-port",
      defaultValue = "9443",
      description = "port of the health checks (${DEFAULT-VALUE})")
  private int managementPort;

  @Option(
      names = "--data",
      defaultValue = ".data",
      description = "folder of PostgreSQL and keys, kept between runs (${DEFAULT-VALUE})")
  private Path data = Path.of(".data");

  @Option(names = "--config", description = "YAML file with further settings")
  private @Nullable Path config;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path _ = Files.createDirectories(data);
    DevCertificate certificate = DevCertificate.in(data);
    Map<String, String> flags = new HashMap<>();
    flags.put(Catalogue.PROVIDER_DOMAIN.key(), DOMAIN);
    Settings settings = new SettingsLoader(Catalogue.ALL).load(config, System.getenv(), flags);
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(
            data.resolve("postgres"), Path.of("target", "postgres-programs").toAbsolutePath(), 0)) {
      Node node =
          Node.start(
              new NodeSetup(
                  settings,
                  DOMAIN,
                  postgres.database("restante"),
                  data.resolve("keys"),
                  certificate.certificate(),
                  certificate.key(),
                  "127.0.0.1",
                  port,
                  managementPort));
      System.out.printf(
          "serving %s on https://localhost:%d, health on http://127.0.0.1:%d/health/ready, %s%n",
          DOMAIN, port, managementPort, node.cryptoDescription());
      postgres.beforeStop(node::close);
      new CountDownLatch(1).await();
    }
    return 0;
  }
}
