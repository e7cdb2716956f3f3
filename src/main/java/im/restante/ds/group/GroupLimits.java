package im.restante.ds.group;

/// The bounds of one group and its requests.
///
/// @param membersMax clients in a group
/// @param pendingMax standalone proposals per epoch
/// @param tokenAgeSecondsMax age at which a token expires (B-31)
/// @param tokenFutureSecondsMax how far a token may be ahead of this clock (B-31)
/// @param keyPackageLifetimeSecondsMax longest lifetime of a KeyPackage
/// @param keyPackageAgeSecondsMax age above which a KeyPackage adds nobody
/// @param clockToleranceSeconds by how much lifetimes may miss now
/// @param messageEpochsMax how many epochs an application message may be behind
/// @param pastStatesMax past epochs kept for joiners (B-60)
/// @param keyPackagesOnLoopMax KeyPackages of one commit that are verified on the event loop; more
///   go to a worker first
/// @param tokenV1Always whether v1 tokens are accepted everywhere (V12)
public record GroupLimits(
    int membersMax,
    int pendingMax,
    long tokenAgeSecondsMax,
    long tokenFutureSecondsMax,
    long keyPackageLifetimeSecondsMax,
    long keyPackageAgeSecondsMax,
    long clockToleranceSeconds,
    int messageEpochsMax,
    int pastStatesMax,
    int keyPackagesOnLoopMax,
    boolean tokenV1Always) {
  private static final long HOUR_SECONDS = 3600;
  private static final long DAY_SECONDS = 24 * HOUR_SECONDS;

  public static GroupLimits defaults() {
    return new GroupLimits(
        10_000,
        100,
        HOUR_SECONDS,
        5 * 60,
        100 * DAY_SECONDS,
        90 * DAY_SECONDS,
        HOUR_SECONDS,
        5,
        64,
        4,
        false);
  }

  /// How long the answer to a request is remembered: as long as its token could be accepted.
  public long answerSeconds() {
    return tokenAgeSecondsMax + tokenFutureSecondsMax;
  }
}
