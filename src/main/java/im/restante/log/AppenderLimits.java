package im.restante.log;

/// The bounds of an appender.
///
/// @param waitingUnitsMax units that may wait; one more is answered [AppendResult.Overloaded]
/// @param waitingBytesMax bytes of records that may wait
/// @param batchUnitsMax units of one statement
/// @param batchBytesMax bytes of one statement; a larger unit goes alone
/// @param unitBytesMax bytes of one unit; a larger one is refused
/// @param gatherMillis how long a statement may wait for company under load (G1)
/// @param transactionTimeoutMillis after which the server ends a statement, and its connection (G6)
/// @param slotBytesMax bytes after which a stream moves on to the next partition of the log
/// @param slotSecondsMax seconds after which it does so all the same, so that keys advance (V7)
/// @param doneSlotSeconds age partition of remembered answers; they live two to three times as
///   long, which must be longer than token lifetime and clock tolerance together (D1)
public record AppenderLimits(
    int waitingUnitsMax,
    long waitingBytesMax,
    int batchUnitsMax,
    long batchBytesMax,
    long unitBytesMax,
    int gatherMillis,
    int transactionTimeoutMillis,
    long slotBytesMax,
    long slotSecondsMax,
    long doneSlotSeconds) {
  public AppenderLimits {
    if (waitingUnitsMax < 1
        || batchUnitsMax < 1
        || batchBytesMax < 1
        || unitBytesMax < 1
        || waitingBytesMax < unitBytesMax
        || gatherMillis < 0
        || transactionTimeoutMillis < 1
        || slotBytesMax < 1
        || slotSecondsMax < 1
        || doneSlotSeconds < 1) {
      throw new IllegalArgumentException("a limit out of its range");
    }
  }

  public static AppenderLimits defaults() {
    return new AppenderLimits(
        8_192, 64L << 20, 512, 2L << 20, 16L << 20, 2, 5_000, 256L << 20, 900, 2_100);
  }
}
