package im.restante.qs;

import io.vertx.core.Context;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// Work for one context from any thread, run in order of arrival, many pieces to one wake-up.
final class Mailbox {
  private final ConcurrentLinkedQueue<Runnable> work = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean awake = new AtomicBoolean();
  private final Context context;
  private final Runnable afterwards;

  /// @param afterwards what follows each time the mailbox was emptied
  Mailbox(Context context, Runnable afterwards) {
    this.context = context;
    this.afterwards = afterwards;
  }

  void post(Runnable piece) {
    work.add(piece);
    if (awake.compareAndSet(false, true)) {
      context.runOnContext(_ -> drain());
    }
  }

  private void drain() {
    awake.set(false);
    Runnable piece;
    while ((piece = work.poll()) != null) {
      piece.run();
    }
    afterwards.run();
  }
}
