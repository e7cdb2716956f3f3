package im.restante.bench;

import java.time.Duration;

/// How long a figure is measured.
///
/// @param rounds of subject and anchor in turn
/// @param warmUp of subject and anchor together, before the first round
/// @param sample how long one side of a round runs, about
public record Effort(int rounds, Duration warmUp, Duration sample) {
  static final Effort FULL = new Effort(5, Duration.ofSeconds(20), Duration.ofSeconds(2));
  static final Effort QUICK = new Effort(3, Duration.ofSeconds(10), Duration.ofMillis(500));

  /// For what no compiler makes faster: sizes, latencies of a service that is warm already.
  public Effort withoutWarmUp() {
    return new Effort(rounds, Duration.ZERO, sample);
  }
}
