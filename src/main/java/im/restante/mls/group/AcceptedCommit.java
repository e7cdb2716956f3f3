package im.restante.mls.group;

/// The group after a commit and what the commit changed.
public record AcceptedCommit(PublicGroup next, CommitSummary summary) {}
