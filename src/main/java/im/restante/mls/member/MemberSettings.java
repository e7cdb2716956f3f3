package im.restante.mls.member;

import im.restante.mls.group.GroupRules;
import im.restante.mls.group.PendingCoverage;
import im.restante.mls.schedule.Padding;

/// What a client decides for the groups it is in; no part of their stored state.
///
/// @param limits what is kept at most
/// @param rules what the application demands of groups and credentials
/// @param psks external pre-shared keys
/// @param padding of every PrivateMessage sent
public record MemberSettings(
    MemberLimits limits, GroupRules rules, PskLookup psks, Padding padding) {
  private static final long LIFETIME_UNBOUNDED = -1; // unsigned

  /// Limits by default, basic credentials, no pre-shared keys, sizes in steps of 256 bytes.
  public static MemberSettings standard() {
    return new MemberSettings(
        MemberLimits.DEFAULT, GroupRules.standard(), PskLookup.NONE, Padding.toMultipleOf(256));
  }

  /// The rules for what we send. What our commits leave out is the server's to judge.
  GroupRules rulesForSent() {
    return rules.withCoverage(PendingCoverage.NONE);
  }

  /// The rules for what the server ordered. Lifetimes are not looked at: a message may be old, and
  /// a member that refused it would be cut off from the group (RFC 9420 §7.3 leaves it open).
  GroupRules rulesForReceived() {
    return rulesForSent()
        .withLifetimeSecondsMax(LIFETIME_UNBOUNDED)
        .withClockToleranceSeconds(Long.MAX_VALUE);
  }

  public MemberSettings withPsks(PskLookup lookup) {
    return new MemberSettings(limits, rules, lookup, padding);
  }

  public MemberSettings withRules(GroupRules groupRules) {
    return new MemberSettings(limits, groupRules, psks, padding);
  }

  public MemberSettings withLimits(MemberLimits memberLimits) {
    return new MemberSettings(memberLimits, rules, psks, padding);
  }

  public MemberSettings withPadding(Padding how) {
    return new MemberSettings(limits, rules, psks, how);
  }
}
