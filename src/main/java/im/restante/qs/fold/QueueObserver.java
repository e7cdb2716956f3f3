package im.restante.qs.fold;

/// Who is told that a queue moved. Not part of the fold's state (Q6).
///
/// Called in the middle of a step: an observer notes what happened and acts afterwards.
public interface QueueObserver {
  /// The queue has a further entry.
  void appended();

  /// Everything below `upTo` is durably acknowledged.
  void acknowledged(long upTo);

  /// The queue's oldest entries were dropped.
  void trimmed();

  /// The queue is no more.
  void deleted();
}
