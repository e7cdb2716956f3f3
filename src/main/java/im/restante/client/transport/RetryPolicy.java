package im.restante.client.transport;

import java.time.Duration;

/// How long and how often a request is tried again when no answer came or the service was busy.
///
/// @param firstPause before the second try; doubles up to `longestPause`, with jitter
/// @param deadline from the first try to giving up
/// @param tryTimeout for a single try
public record RetryPolicy(
    Duration firstPause, Duration longestPause, Duration deadline, Duration tryTimeout) {
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(
          Duration.ofMillis(50),
          Duration.ofSeconds(2),
          Duration.ofSeconds(60),
          Duration.ofSeconds(15));
}
