package im.restante.qs.fold;

import im.restante.crypto.Secret;

/// What a queue becomes once its checkpoint is durable.
///
/// @param end the next number at the mark; everything unacknowledged below is in runs
/// @param keyNumber where the ratchet key then stands
/// @param key the ratchet key there, owned by this value until it is settled
public record SealedStretch(QueueState queue, long end, long keyNumber, Secret key) {
  /// The head to be stored.
  ///
  /// @param firstRun the lowest run that is left
  /// @param nextRun the index after the highest run
  public QueueHead head(int firstRun, int nextRun) {
    Trim trim = queue.trim();
    if (trim != null && trim.to() > end) {
      trim = new Trim(end, trim.decidedAtMs(), trim.reason());
    }
    if (trim != null && trim.to() <= queue.acknowledged()) {
      trim = null;
    }
    return new QueueHead(
        queue.handle(),
        end,
        Math.min(queue.acknowledged(), end),
        keyNumber,
        key,
        firstRun,
        nextRun,
        trim);
  }
}
