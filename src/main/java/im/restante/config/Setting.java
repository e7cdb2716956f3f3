package im.restante.config;

import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;

/// One setting: its dotted key, the text form of its default, how text becomes a value, what it is.
///
/// @param key lower-case dotted path as in the YAML file, units last (`queues.age_max_seconds`)
/// @param defaultText the default as it would be written in the file
/// @param parse text to value; throws [ConfigError] with the reason alone
/// @param meaning one line for the reference file and the limits table
public record Setting<T>(
    String key, String defaultText, Function<String, T> parse, String meaning) {
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)+");

  public Setting {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("not a setting key: " + key);
    }
  }

  /// The environment variable that overrides this setting.
  public String environmentName() {
    return "RESTANTE_" + key.toUpperCase(java.util.Locale.ROOT).replace('.', '_');
  }

  static Setting<Integer> integer(String key, int value, int min, int max, String meaning) {
    return new Setting<>(
        key, Integer.toString(value), text -> (int) number(text, min, max), meaning);
  }

  static Setting<Long> whole(String key, long value, long min, long max, String meaning) {
    return new Setting<>(key, Long.toString(value), text -> number(text, min, max), meaning);
  }

  static Setting<Boolean> flag(String key, boolean value, String meaning) {
    return new Setting<>(
        key,
        Boolean.toString(value),
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new ConfigError("must be true or false");
            },
        meaning);
  }

  static Setting<String> text(String key, String value, String meaning) {
    return new Setting<>(key, value, Function.identity(), meaning);
  }

  static <E extends Enum<E>> Setting<E> choice(String key, E value, Class<E> type, String meaning) {
    return new Setting<>(
        key,
        value.name().toLowerCase(java.util.Locale.ROOT),
        text ->
            Arrays.stream(type.getEnumConstants())
                .filter(choice -> choice.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() ->
                    new ConfigError(
                        "must be one of "
                            + Arrays.toString(type.getEnumConstants())
                                .toLowerCase(java.util.Locale.ROOT))),
        meaning);
  }

  private static long number(String text, long min, long max) {
    long value;
    try {
      value = Long.parseLong(text.replace("_", ""));
    } catch (NumberFormatException notANumber) {
      throw new ConfigError("must be a whole number");
    }
    if (value < min || value > max) {
      throw new ConfigError("must lie between " + min + " and " + max);
    }
    return value;
  }
}
