package im.restante.qs;

import im.restante.crypto.Secret;
import im.restante.protocol.qs.ClosingReason;
import im.restante.protocol.qs.ListenServerFrame;
import im.restante.protocol.qs.QueueEntry;
import im.restante.qs.fold.EntryBatch;
import im.restante.qs.ratchet.QueueRatchet;
import im.restante.qs.ratchet.RatchetOutcome;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import java.util.ArrayList;
import java.util.List;

/// A client that opens what it gets and notes everything in order.
final class RecordingSink implements ListenerSink {
  final List<String> events = new ArrayList<>();
  private final QueueRatchet ratchet;

  RecordingSink(QueueRatchet ratchet) {
    this.ratchet = ratchet;
  }

  /// What an entry says to the owner of the queue.
  static String take(QueueRatchet ratchet, QueueEntry entry) {
    return entry.sequenceNumber()
        + switch (ratchet.take(entry, sealed -> Secret.copyOf(sealed.kemOutput()))) {
          case RatchetOutcome.Delivered delivered ->
              ":"
                  + new String(
                      delivered.content().payload().toByteArray(),
                      java.nio.charset.StandardCharsets.UTF_8);
          case RatchetOutcome.Rekeyed _ -> ":seed";
          case RatchetOutcome.Dropped dropped -> ":dropped-to-" + dropped.range().to();
          case RatchetOutcome.Repeated _ -> ":repeated";
          case RatchetOutcome.OutOfStep _ -> ":out-of-step";
        };
  }

  @Override
  public synchronized void entries(EntryBatch batch) {
    Bytes frame = batch.frame();
    ListenServerFrame.Entries entries =
        (ListenServerFrame.Entries) WireReader.decode(frame, ListenServerFrame::read);
    if (entries.entries().size() != batch.count()) {
      throw new IllegalStateException("a wrong count");
    }
    entries.entries().forEach(entry -> events.add(take(ratchet, entry)));
  }

  @Override
  public synchronized void caughtUp(long next) {
    events.add("caught-up " + next);
  }

  @Override
  public synchronized void acknowledged(long upTo) {
    events.add("acknowledged " + upTo);
  }

  @Override
  public synchronized void closing(ClosingReason reason) {
    events.add("closing " + reason);
  }

  synchronized List<String> events() {
    return List.copyOf(events);
  }
}
