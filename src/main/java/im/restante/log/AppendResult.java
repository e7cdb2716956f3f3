package im.restante.log;

/// What became of one unit.
public sealed interface AppendResult {
  /// Flushed to the write-ahead log. Without records `lastNo` is `firstNo - 1`.
  ///
  /// @param firstNo number of the unit's first record
  /// @param lastNo number of the unit's last record
  record Durable(long firstNo, long lastNo) implements AppendResult {}

  /// The head moved, the locator or reservation was not free, or the request is done already;
  /// nothing of the unit was written.
  record Lost() implements AppendResult {}

  /// The waiting queue is full; answered at once, nothing was written.
  record Overloaded() implements AppendResult {}
}
