package im.restante.mls.schedule;

/// There is no key for a message's generation: it was used, is too old, or lies too far ahead.
public final class KeyUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  /// Why there is none.
  public enum Reason {
    /// Used already, or behind the window of [RatchetLimits#keptPastGenerationsMax].
    USED_OR_TOO_OLD,
    /// Ahead of the window of [RatchetLimits#forwardSkipMax].
    TOO_FAR_AHEAD,
    /// The leaf lies outside of the epoch's tree.
    NO_SUCH_LEAF
  }

  private final Reason reason;
  private final long generation;

  KeyUnavailable(Reason reason, long generation) {
    super(reason.name(), null, false, false);
    this.reason = reason;
    this.generation = generation;
  }

  public Reason reason() {
    return reason;
  }

  /// The generation that the message claims.
  public long generation() {
    return generation;
  }
}
