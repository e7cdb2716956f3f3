package im.restante.mls.schedule;

/// How far messages of one sender may arrive out of order within an epoch (RFC 9420 §9.1, §15.3).
///
/// @param forwardSkipMax generations that a message may be ahead of the newest one seen
/// @param keptPastGenerationsMax generations behind the newest one whose unused keys are kept
public record RatchetLimits(int forwardSkipMax, int keptPastGenerationsMax) {
  public static final RatchetLimits DEFAULT = new RatchetLimits(1_000, 128);

  public RatchetLimits {
    if (forwardSkipMax < 0 || keptPastGenerationsMax < 0) {
      throw new IllegalArgumentException("negative ratchet limit");
    }
  }
}
