package im.restante.mls.member;

import im.restante.mls.message.GroupInfo;

/// A group joined by a Welcome.
///
/// @param groupInfo of the Welcome, verified, with extensions that the server never saw
public record WelcomeJoin(MemberGroup group, GroupInfo groupInfo) {}
