package im.restante.qs;

import im.restante.protocol.qs.ClosingReason;
import im.restante.qs.fold.EntryBatch;

/// Where a listener's entries go. Called on the context that opened the session, in order.
public interface ListenerSink {
  /// The next entries; [EntryBatch#frame] is the whole frame.
  void entries(EntryBatch batch);

  /// Everything that was there when listening began has been sent.
  void caughtUp(long next);

  /// Everything below `upTo` is durably acknowledged.
  void acknowledged(long upTo);

  /// The session is over; nothing follows.
  void closing(ClosingReason reason);
}
