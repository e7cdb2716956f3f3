package im.restante.qs;

/// A listener's handle on its session. Callable from any context.
public interface ListenerSession {
  /// Everything below `upTo` is done with; clamped to what was sent (Q5).
  void acknowledge(long upTo);

  /// Ends the session without a word to the sink.
  void close();
}
