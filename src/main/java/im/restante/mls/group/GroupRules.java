package im.restante.mls.group;

/// What a service demands of groups beyond RFC 9420, and its bounds.
///
/// @param credentials what the application accepts as credentials
/// @param coverage which pending proposals a member's commit must cover
/// @param membersMax members a group may have
/// @param pendingMax proposals kept per epoch
/// @param lifetimeSecondsMax longest lifetime of a KeyPackage's leaf (RFC 9420 §7.2), unsigned
/// @param clockToleranceSeconds by how much lifetimes may miss now at either end
public record GroupRules(
    CredentialRules credentials,
    PendingCoverage coverage,
    int membersMax,
    int pendingMax,
    long lifetimeSecondsMax,
    long clockToleranceSeconds) {
  private static final long DAY_SECONDS = 24 * 60 * 60;

  /// Basic credentials, all pending proposals to be covered, 10 000 members, 100 proposals,
  /// lifetimes of up to 100 days, an hour of tolerance.
  public static GroupRules standard() {
    return new GroupRules(
        CredentialRules.basic(), PendingCoverage.ALL, 10_000, 100, 100 * DAY_SECONDS, 60 * 60);
  }

  public GroupRules withCredentials(CredentialRules rules) {
    return new GroupRules(
        rules, coverage, membersMax, pendingMax, lifetimeSecondsMax, clockToleranceSeconds);
  }

  public GroupRules withCoverage(PendingCoverage which) {
    return new GroupRules(
        credentials, which, membersMax, pendingMax, lifetimeSecondsMax, clockToleranceSeconds);
  }

  public GroupRules withLifetimeSecondsMax(long seconds) {
    return new GroupRules(
        credentials, coverage, membersMax, pendingMax, seconds, clockToleranceSeconds);
  }

  public GroupRules withClockToleranceSeconds(long seconds) {
    return new GroupRules(
        credentials, coverage, membersMax, pendingMax, lifetimeSecondsMax, seconds);
  }

  public GroupRules withMembersMax(int members) {
    return new GroupRules(
        credentials, coverage, members, pendingMax, lifetimeSecondsMax, clockToleranceSeconds);
  }
}
