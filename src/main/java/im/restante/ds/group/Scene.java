package im.restante.ds.group;

import im.restante.mls.group.GroupRules;
import im.restante.mls.group.PendingCoverage;
import im.restante.mls.group.PublicGroup;
import im.restante.protocol.ds.DSRequestEnvelope;

/// All that a decider may look at.
///
/// @param group `state` opened
record Scene(
    GroupCommand command,
    GroupState state,
    PublicGroup group,
    Opening opening,
    GroupLimits limits) {
  static Scene of(GroupCommand command, GroupState state, Opening opening, GroupLimits limits) {
    return new Scene(command, state, state.publicGroup(opening), opening, limits);
  }

  DSRequestEnvelope envelope() {
    return command.envelope();
  }

  GroupRules rules() {
    return rules(state.mode(), limits);
  }

  static GroupRules rules(im.restante.protocol.ds.MetadataMode mode, GroupLimits limits) {
    return new GroupRules(
        new DsCredentialRules(mode),
        PendingCoverage.ALL,
        limits.membersMax(),
        limits.pendingMax(),
        limits.keyPackageLifetimeSecondsMax(),
        limits.clockToleranceSeconds());
  }
}
