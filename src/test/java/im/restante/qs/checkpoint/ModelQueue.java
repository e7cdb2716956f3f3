package im.restante.qs.checkpoint;

import im.restante.protocol.qs.QueueEntryContent;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;

/// What a queue is: a list that grows, a number up to which its owner is done, one below which
/// messages were dropped.
final class ModelQueue {
  /// Either a content or a seed.
  sealed interface Entry {
    record Message(QueueEntryContent content) implements Entry {}

    record Seed(Bytes seed) implements Entry {}
  }

  final List<Entry> entries = new ArrayList<>();
  int acknowledged;
  int droppedTo;

  void acknowledge(long upTo) {
    long clamped = Long.compareUnsigned(upTo, entries.size()) > 0 ? entries.size() : upTo;
    acknowledged = (int) Math.max(acknowledged, clamped);
    if (droppedTo <= acknowledged) {
      droppedTo = 0;
    }
  }

  void trim(long to) {
    int end = (int) Math.min(to, entries.size());
    if (end > acknowledged && end > droppedTo) {
      droppedTo = end;
    }
  }
}
