package im.restante.qs.ratchet;

import im.restante.protocol.qs.QueueEntryContent;
import im.restante.protocol.qs.TrimmedRange;

/// What an entry turned out to be for the client that took it.
public sealed interface RatchetOutcome {
  /// A message.
  record Delivered(QueueEntryContent content) implements RatchetOutcome {}

  /// A fresh seed, now part of the ratchet (C-41).
  record Rekeyed() implements RatchetOutcome {}

  /// Numbers that the service dropped; what they said has to be learnt elsewhere (C-36).
  record Dropped(TrimmedRange range) implements RatchetOutcome {}

  /// An entry that was taken before and came again, which is harmless.
  record Repeated() implements RatchetOutcome {}

  /// An entry that does not follow or does not open: the queue has to be created anew (C-40).
  record OutOfStep() implements RatchetOutcome {}
}
