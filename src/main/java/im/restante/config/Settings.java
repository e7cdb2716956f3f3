package im.restante.config;

import java.util.Map;

/// The settings in force, each with where it came from.
public final class Settings {
  /// Where a value came from, in rising precedence.
  public enum Origin {
    DEFAULT,
    FILE,
    ENVIRONMENT,
    FLAG
  }

  /// A setting's text and origin.
  public record Entry(String text, Origin origin) {}

  private final Map<String, Entry> entries;

  Settings(Map<String, Entry> entries) {
    this.entries = Map.copyOf(entries);
  }

  /// The parsed value; it was checked at loading.
  public <T> T get(Setting<T> setting) {
    return setting.parse().apply(entry(setting).text());
  }

  public Entry entry(Setting<?> setting) {
    Entry entry = entries.get(setting.key());
    if (entry == null) {
      throw new IllegalArgumentException("not in the catalogue: " + setting.key());
    }
    return entry;
  }
}
