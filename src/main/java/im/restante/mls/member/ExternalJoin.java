package im.restante.mls.member;

/// A commit by which a client joins a group from outside.
///
/// @param group the group as it is once the commit is accepted; until then it must not be used, and
///   if the commit is refused it is to be closed
public record ExternalJoin(MemberGroup group, CommitOutput output) {}
