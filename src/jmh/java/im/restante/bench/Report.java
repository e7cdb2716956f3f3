package im.restante.bench;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/// The figures of a run as a table and as JSON.
final class Report {
  private static final String ROW = "%-15s %9s  %-19s %8s %8s  %-7s %12s %12s  %s%n";

  private final Set<Key> wanted;
  private final Map<Key, Figure> figures = new EnumMap<>(Key.class);

  Report(Set<Key> wanted) {
    this.wanted = wanted;
  }

  void add(Figure figure) {
    figures.put(figure.key(), figure);
  }

  /// Whether all that was wanted is there and keeps its floor.
  boolean held() {
    return wanted.stream().allMatch(key -> figures.containsKey(key) && figures.get(key).holds());
  }

  String table() {
    StringBuilder table =
        new StringBuilder(
            ROW.formatted(
                "key", "value", "range", "goal", "floor", "", "subject", "anchor", "unit"));
    for (Key key : wanted) {
      Figure figure = figures.get(key);
      Bound bound = key.bound();
      String relation = bound.atLeast() ? "≥ " : "≤ ";
      table.append(
          ROW.formatted(
              key.label(),
              figure == null ? "–" : number(figure.value()),
              figure == null ? "" : number(figure.low()) + " … " + number(figure.high()),
              relation + number(bound.goal()),
              bound.floor().isPresent() ? relation + number(bound.floor().getAsDouble()) : "–",
              verdict(figure),
              figure == null ? "" : number(figure.subject()),
              figure == null ? "" : number(figure.anchor()),
              key.unit()));
    }
    return table.toString();
  }

  String json() {
    StringBuilder json = new StringBuilder("{");
    for (Key key : wanted) {
      Figure figure = figures.get(key);
      json.append(json.length() == 1 ? "\n" : ",\n").append("  \"").append(key.label());
      json.append("\": {\"value\": ").append(figure == null ? "null" : json(figure.value()));
      json.append(", \"range\": ");
      json.append(
          figure == null ? "null" : "[" + json(figure.low()) + ", " + json(figure.high()) + "]");
      json.append(", \"goal\": ").append(json(key.bound().goal()));
      OptionalDouble floor = key.bound().floor();
      json.append(", \"floor\": ").append(floor.isEmpty() ? "null" : json(floor.getAsDouble()));
      json.append(", \"subject\": ").append(figure == null ? "null" : json(figure.subject()));
      json.append(", \"anchor\": ").append(figure == null ? "null" : json(figure.anchor()));
      json.append(", \"unit\": \"").append(key.unit()).append("\"}");
    }
    return json.append("\n}\n").toString();
  }

  private static String verdict(@org.jspecify.annotations.Nullable Figure figure) {
    if (figure == null) {
      return "missing";
    }
    if (!figure.holds()) {
      return "BELOW";
    }
    if (figure.key().bound().reachesGoal(figure.value())) {
      return "goal";
    }
    return figure.key().bound().floor().isPresent() ? "held" : "short";
  }

  private static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    double magnitude = Math.abs(value);
    String format = magnitude >= 100 ? "%.0f" : magnitude >= 10 ? "%.1f" : "%.3f";
    return format.formatted(value).replaceFirst("(\\.\\d*?)0+$", "$1").replaceFirst("\\.$", "");
  }

  private static String json(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.6g", value) : "null";
  }
}
