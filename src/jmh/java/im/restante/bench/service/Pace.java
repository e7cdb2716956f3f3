package im.restante.bench.service;

/// How many operations a given time takes, learned from the last ones: requests are made before
/// their time is measured.
final class Pace {
  private static final int FIRST_PER_SECOND = 500;
  private static final int OPERATIONS_MIN = 64;
  private static final int OPERATIONS_MAX = 20_000;

  private double perSecond = FIRST_PER_SECOND;

  int operations(long millis) {
    return (int) Math.clamp(perSecond * millis / 1000, OPERATIONS_MIN, OPERATIONS_MAX);
  }

  void took(int operations, double seconds) {
    perSecond = operations / seconds;
  }
}
