package im.restante.mls.group;

/// Which proposals of the epoch a member's commit must cover (RFC 9420 §12.4, X-12, B-44).
public enum PendingCoverage {
  /// Any or none.
  NONE,
  /// All Removes and SelfRemoves.
  REMOVALS,
  /// All that are valid in a commit of this committer.
  ALL
}
