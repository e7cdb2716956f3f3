package im.restante.cli;

import im.restante.config.Catalogue;
import im.restante.config.Setting;
import im.restante.config.Settings;
import im.restante.config.SettingsLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows the settings in force and where each came from; fails on the first that is wrong.
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = "Check the configuration and print what is in force.")
final class ConfigCommand implements Callable<Integer> {
  @Option(names = "--config", description = "YAML file with the settings")
  private @Nullable Path config;

  @Option(names = "--set", description = "a setting, as KEY=VALUE; wins over file and environment")
  private Map<String, String> flags = new HashMap<>();

  @Override
  public Integer call() {
    Settings settings = new SettingsLoader(Catalogue.ALL).load(config, System.getenv(), flags);
    for (Setting<?> setting : Catalogue.ALL) {
      Settings.Entry entry = settings.entry(setting);
      System.out.printf(
          Locale.ROOT,
          "%-40s %-24s %s%n",
          setting.key(),
          entry.text(),
          entry.origin().name().toLowerCase(Locale.ROOT));
    }
    return 0;
  }
}
