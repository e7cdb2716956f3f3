package im.restante.qs.fold;

/// The bounds of queues, listeners and checkpoints.
///
/// @param entriesMax unacknowledged entries of a queue; beyond, the oldest are dropped (C-36)
/// @param windowEntries entries that a listener may have unacknowledged
/// @param windowBytes bytes of them
/// @param frameBytes entries of one frame or answer together, except a single larger one
/// @param dequeueEntriesMax entries of one answer (C-34)
/// @param acknowledgeGatherMs how long acknowledgements are gathered (Q5)
/// @param listenerSilenceSeconds how long a listener may hold a full window without acknowledging
/// @param dequeueBytes bytes of one answer, except a single larger entry
/// @param checkpointBytes deliveries in the log after which a checkpoint is due (K1)
/// @param checkpointSeconds time after which a checkpoint is due
/// @param settleMs how far back a checkpoint's mark lies, so that prompt acknowledgements spare
///   runs
/// @param partitionBytesSoft memory at which a checkpoint is due at once (K4)
/// @param partitionBytesHard memory at which ingest is told to stop (K4)
public record QueueLimits(
    int entriesMax,
    int windowEntries,
    int windowBytes,
    int frameBytes,
    int dequeueEntriesMax,
    int dequeueBytes,
    int acknowledgeGatherMs,
    int listenerSilenceSeconds,
    long checkpointBytes,
    int checkpointSeconds,
    int settleMs,
    long partitionBytesSoft,
    long partitionBytesHard) {
  public QueueLimits {
    if (entriesMax < 1
        || windowEntries < 1
        || windowBytes < 1
        || frameBytes < 1
        || dequeueEntriesMax < 1
        || dequeueBytes < 1
        || acknowledgeGatherMs < 1
        || acknowledgeGatherMs > 100
        || listenerSilenceSeconds < 1
        || checkpointBytes < 1
        || checkpointSeconds < 1
        || settleMs < 0
        || partitionBytesSoft < 1
        || partitionBytesHard < partitionBytesSoft) {
      throw new IllegalArgumentException("queue limits out of range");
    }
  }

  public static QueueLimits defaults() {
    return new QueueLimits(
        100_000, 256, 1 << 20, 64 << 10, 500, 1 << 20, 50, 30, 16 << 20, 60, 1_500, 32 << 20,
        96 << 20);
  }
}
