package im.restante.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What the rounds of one key came to: medians, and the range of the ratio.
///
/// @param anchor NaN where there is none
public record Figure(
    Key key, double value, double low, double high, double subject, double anchor) {
  public static Figure of(Key key, List<Sample> rounds) {
    double[] values = sorted(rounds, Sample::value);
    return new Figure(
        key,
        median(values),
        values[0],
        values[values.length - 1],
        median(sorted(rounds, Sample::subject)),
        median(sorted(rounds, Sample::anchor)));
  }

  boolean holds() {
    return key.bound().holds(value);
  }

  private static double[] sorted(List<Sample> rounds, ToDoubleFunction<Sample> component) {
    double[] values = rounds.stream().mapToDouble(component).toArray();
    Arrays.sort(values);
    return values;
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
