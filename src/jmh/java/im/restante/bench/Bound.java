package im.restante.bench;

import java.util.OptionalDouble;

/// What a figure has to reach: the goal, and the floor below which a run fails.
///
/// @param atLeast whether larger is better
/// @param floor empty where only the goal is given
public record Bound(boolean atLeast, double goal, OptionalDouble floor) {
  static Bound atLeast(double goal, double floor) {
    return new Bound(true, goal, OptionalDouble.of(floor));
  }

  static Bound atMost(double goal, double floor) {
    return new Bound(false, goal, OptionalDouble.of(floor));
  }

  /// A goal without a floor.
  static Bound atMost(double goal) {
    return new Bound(false, goal, OptionalDouble.empty());
  }

  boolean holds(double value) {
    return floor.isEmpty() || reaches(value, floor.getAsDouble());
  }

  boolean reachesGoal(double value) {
    return reaches(value, goal);
  }

  /// False for NaN.
  private boolean reaches(double value, double bound) {
    return atLeast ? value >= bound : value <= bound;
  }
}
