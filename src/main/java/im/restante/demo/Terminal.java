package im.restante.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// Shows on the terminal what is going on: one line a step, its time and what it found.
final class Terminal {
  private final PrintStream out;
  private int step;
  private long stepStarted;

  Terminal(PrintStream out) {
    this.out = out;
  }

  void line(String text) {
    out.println(text);
  }

  void begin(String what) {
    step++;
    stepStarted = System.nanoTime();
    out.printf(Locale.ROOT, "%2d  %-68s", step, what);
    out.flush();
  }

  void end(String found) {
    Duration took = Duration.ofNanos(System.nanoTime() - stepStarted);
    out.printf(Locale.ROOT, "%6.1f s  %s%n", took.toMillis() / 1000.0, found);
  }
}
