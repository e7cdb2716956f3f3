package im.restante.client;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A client's events as a stream, in memory and bounded: who does not take stops listening from
/// going on, and the queue at the provider holds what follows. Thread-safe.
public final class Events {
  private static final int WAITING_MAX = 4096;

  private final LinkedBlockingQueue<Event> waiting = new LinkedBlockingQueue<>(WAITING_MAX);

  Events() {}

  /// The next event, waiting for it.
  public Event take() throws InterruptedException {
    return waiting.take();
  }

  /// The next event, or null if none came in time.
  public @Nullable Event poll(Duration patience) throws InterruptedException {
    return waiting.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  void put(Event event) {
    try {
      waiting.put(event);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
