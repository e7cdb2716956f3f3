package im.restante.qs.records;

/// The bounds of records and KeyPackages.
///
/// @param clientsPerUserMax client records a user may have (C-28)
/// @param keyPackagesPerClientMax ordinary KeyPackages waiting for one client
/// @param lastResortPerClientMax last-resort KeyPackages of one client
/// @param keyPackagesPerRequestMax KeyPackages in one publication
/// @param tokenAgeSecondsMax how old a token may be (C-29)
/// @param clockSkewSecondsMax by how much a client's clock may be ahead
/// @param answerKeptSeconds how long a repeated request gets its original answer (D1); above the
///   two before together
/// @param inactiveDaysMax silence after which a client's record expires (C-30)
/// @param dequeueEntriesMax entries in one answer (C-34)
/// @param knownKeyPackagesMax verified KeyPackages remembered in memory
public record RecordLimits(
    int clientsPerUserMax,
    int keyPackagesPerClientMax,
    int lastResortPerClientMax,
    int keyPackagesPerRequestMax,
    long tokenAgeSecondsMax,
    long clockSkewSecondsMax,
    long answerKeptSeconds,
    int inactiveDaysMax,
    int dequeueEntriesMax,
    int knownKeyPackagesMax) {
  public RecordLimits {
    if (answerKeptSeconds <= tokenAgeSecondsMax + clockSkewSecondsMax) {
      throw new IllegalArgumentException("answers must be kept longer than tokens are accepted");
    }
  }

  public static RecordLimits defaults() {
    return new RecordLimits(10, 500, 10, 100, 3_600, 300, 90_000, 90, 500, 100_000);
  }
}
