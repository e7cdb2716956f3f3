package im.restante.mls.member;

import im.restante.mls.schedule.RatchetLimits;

/// What a member keeps at most.
///
/// @param ratchet the window for messages out of order within an epoch
/// @param pastEpochsMax past epochs whose late application messages still open
/// @param resumptionPsksMax past epochs whose resumption_psk is kept (RFC 9420 §8.4)
public record MemberLimits(RatchetLimits ratchet, int pastEpochsMax, int resumptionPsksMax) {
  public static final MemberLimits DEFAULT = new MemberLimits(RatchetLimits.DEFAULT, 5, 5);

  public MemberLimits {
    if (pastEpochsMax < 0 || resumptionPsksMax < 0) {
      throw new IllegalArgumentException("member limit out of range");
    }
  }
}
