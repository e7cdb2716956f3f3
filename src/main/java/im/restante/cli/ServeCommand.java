package im.restante.cli;

import im.restante.config.Catalogue;
import im.restante.config.ConfigError;
import im.restante.config.Setting;
import im.restante.config.Settings;
import im.restante.config.SettingsLoader;
import im.restante.crypto.Secret;
import im.restante.log.DatabaseAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Serves on a PostgreSQL and with a certificate of the operator's.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Serve with the settings of a configuration file.")
final class ServeCommand implements Callable<Integer> {
  @Option(names = "--config", description = "YAML file with the settings")
  private @Nullable Path config;

  @Option(names = "--set", description = "a setting, as KEY=VALUE; wins over file and environment")
  private Map<String, String> flags = new HashMap<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Settings settings = new SettingsLoader(Catalogue.ALL).load(config, System.getenv(), flags);
    String domain = required(settings, Catalogue.PROVIDER_DOMAIN);
    // G-11: a provider without a proper name could never be found or told apart by others.
    if (!domain.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+")) {
      throw new ConfigError("setting provider.domain must be a fully qualified domain name");
    }
    Node node =
        Node.start(
            new NodeSetup(
                settings,
                domain,
                database(settings),
                Path.of(settings.get(Catalogue.KEYS_FOLDER)),
                Path.of(required(settings, Catalogue.SERVER_CERTIFICATE)),
                Path.of(required(settings, Catalogue.SERVER_KEY)),
                settings.get(Catalogue.SERVER_HOST),
                settings.get(Catalogue.SERVER_PORT),
                settings.get(Catalogue.MANAGEMENT_PORT)));
    System.out.printf(
        "serving %s on port %d, %s%n",
        domain, settings.get(Catalogue.SERVER_PORT), node.cryptoDescription());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(() -> {
                  node.close();
                  stopped.countDown();
                }));
    stopped.await();
    return 0;
  }

  private static DatabaseAddress database(Settings settings) throws IOException {
    String password =
        Files.readString(
                Path.of(required(settings, Catalogue.DATABASE_PASSWORD_FILE)),
                StandardCharsets.UTF_8)
            .strip();
    return new DatabaseAddress(
        settings.get(Catalogue.DATABASE_HOST),
        settings.get(Catalogue.DATABASE_PORT),
        settings.get(Catalogue.DATABASE_NAME),
        settings.get(Catalogue.DATABASE_USER),
        Secret.of(password.getBytes(StandardCharsets.UTF_8)));
  }

  private static String required(Settings settings, Setting<String> setting) {
    String value = settings.get(setting);
    if (value.isEmpty()) {
      throw new ConfigError("setting " + setting.key() + " must be set");
    }
    return value;
  }
}
