package im.restante.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Puts defaults, file, environment and flags together and checks every one of them.
public final class SettingsLoader {
  private final Map<String, Setting<?>> catalogue = new LinkedHashMap<>();

  public SettingsLoader(List<Setting<?>> catalogue) {
    for (Setting<?> setting : catalogue) {
      if (this.catalogue.put(setting.key(), setting) != null) {
        throw new IllegalArgumentException("declared twice: " + setting.key());
      }
    }
  }

  /// @param file the YAML file, or null for none
  /// @param environment all variables; those not starting with `RESTANTE_` are left alone
  /// @param flags dotted keys as given on the command line
  /// @throws ConfigError naming the first key that is unknown or has a bad value
  public Settings load(
      @Nullable Path file, Map<String, String> environment, Map<String, String> flags) {
    Map<String, Settings.Entry> entries = new HashMap<>();
    catalogue.forEach((key, setting) ->
        entries.put(key, new Settings.Entry(setting.defaultText(), Settings.Origin.DEFAULT)));
    if (file != null) {
      readFile(file).forEach((key, text) -> put(entries, key, text, Settings.Origin.FILE));
    }
    Map<String, String> keyOfVariable = new HashMap<>();
    catalogue.forEach((key, setting) -> keyOfVariable.put(setting.environmentName(), key));
    environment.forEach((name, text) -> {
      if (name.startsWith("RESTANTE_")) {
        String key = keyOfVariable.get(name);
        if (key == null) {
          throw new ConfigError(
              "environment variable "
                  + name
                  + " names no setting; nearest: "
                  + nearest(name, keyOfVariable.keySet()));
        }
        put(entries, key, text, Settings.Origin.ENVIRONMENT);
      }
    });
    flags.forEach((key, text) -> put(entries, key, text, Settings.Origin.FLAG));
    return new Settings(entries);
  }

  private void put(
      Map<String, Settings.Entry> entries, String key, String text, Settings.Origin origin) {
    Setting<?> setting = catalogue.get(key);
    if (setting == null) {
      throw new ConfigError(
          "unknown setting " + key + "; nearest: " + nearest(key, catalogue.keySet()));
    }
    try {
      Objects.requireNonNull(setting.parse().apply(text));
    } catch (ConfigError reason) {
      throw new ConfigError("setting " + key + " " + reason.getMessage());
    }
    entries.put(key, new Settings.Entry(text, origin));
  }

  private static Map<String, String> readFile(Path file) {
    Object document;
    try (var reader = Files.newBufferedReader(file)) {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      document = new Yaml(new SafeConstructor(options)).load(reader);
    } catch (IOException unreadable) {
      throw new ConfigError("cannot read configuration file " + file);
    } catch (YAMLException malformed) {
      throw new ConfigError("configuration file " + file + " is not valid YAML");
    }
    Map<String, String> flat = new LinkedHashMap<>();
    if (document != null) {
      flatten("", document, flat);
    }
    return flat;
  }

  private static void flatten(String prefix, @Nullable Object node, Map<String, String> flat) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> flatten(prefix.isEmpty() ? key + "" : prefix + "." + key, value, flat));
    } else if (node instanceof List<?>) {
      throw new ConfigError("setting " + prefix + " must be a single value, not a list");
    } else {
      flat.put(prefix, node == null ? "" : node.toString());
    }
  }

  private static String nearest(String name, Iterable<String> candidates) {
    Comparator<String> byDistance = Comparator.comparingInt(other -> distance(name, other));
    String best = "";
    for (String candidate : candidates) {
      if (best.isEmpty() || byDistance.compare(candidate, best) < 0) {
        best = candidate;
      }
    }
    return best;
  }

  /// Levenshtein distance.
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], row[j - 1]));
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
