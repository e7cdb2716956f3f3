package im.restante.qs;

import im.restante.log.AppendResult;
import im.restante.log.AppendUnit;
import im.restante.log.Appender;
import im.restante.log.record.Acknowledge;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gathers acknowledgements of a partition's queues into one record per append (Q5).
///
/// Bounded by the number of queues: a later acknowledgement of a queue takes the place of an
/// earlier one. Owned by the partition's context.
final class Acknowledger {
  private final Vertx vertx;
  private final Appender appender;
  private final int gatherMs;
  private Map<Long, Long> handleToUpTo = new HashMap<>();
  private Promise<Void> gathered = Promise.promise();
  private boolean waiting;

  Acknowledger(Vertx vertx, Appender appender, int gatherMs) {
    this.vertx = vertx;
    this.appender = appender;
    this.gatherMs = gatherMs;
  }

  /// Takes an acknowledgement; the future succeeds when it is durable.
  Future<Void> acknowledge(long handle, long upTo) {
    handleToUpTo.merge(handle, upTo, Math::max);
    schedule();
    return gathered.future();
  }

  private void schedule() {
    if (!waiting) {
      waiting = true;
      vertx.setTimer(gatherMs, _ -> append());
    }
  }

  private void append() {
    waiting = false;
    Map<Long, Long> taken = handleToUpTo;
    Promise<Void> answer = gathered;
    handleToUpTo = new HashMap<>();
    gathered = Promise.promise();
    List<Acknowledge.Ack> acks = new ArrayList<>(taken.size());
    taken.forEach((handle, upTo) -> acks.add(new Acknowledge.Ack(handle, upTo)));
    appender
        .append(AppendUnit.of(new Acknowledge(acks)))
        .onSuccess(result -> {
          switch (result) {
            case AppendResult.Durable _ -> answer.complete();
            case AppendResult.Overloaded _, AppendResult.Lost _ -> {
              // Nothing was written: it goes with the next record, and its answer with it.
              taken.forEach((handle, upTo) -> handleToUpTo.merge(handle, upTo, Math::max));
              gathered.future().onComplete(answer);
              schedule();
            }
          }
        })
        .onFailure(answer::fail);
  }
}
