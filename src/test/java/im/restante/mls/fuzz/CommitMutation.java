package im.restante.mls.fuzz;

import java.util.List;

/// One change to a commit. The constants of its implementations are the table of what must be
/// refused.
interface CommitMutation {
  /// Changes `draft` and says what must come of it.
  ///
  /// @param parameter which of several nodes, bytes, proposals …; not negative
  Expected apply(CommitDraft draft, int parameter);

  String name();

  /// What one constant does.
  @FunctionalInterface
  interface Change {
    Expected apply(CommitDraft draft, int parameter);
  }

  /// All mutations, by what they change; append to each only, seeds name them by their place.
  static List<List<? extends CommitMutation>> families() {
    return List.of(
        List.of(FrameMutation.values()),
        List.of(PathMutation.values()),
        List.of(ProposalMutation.values()));
  }
}
