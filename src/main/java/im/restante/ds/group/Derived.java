package im.restante.ds.group;

import im.restante.mls.group.FingerprintSet;
import im.restante.mls.group.PublicGroup;
import im.restante.mls.group.SupportCounts;

/// What follows from a group's tree and is kept so that nobody has to walk the tree.
public record Derived(FingerprintSet keys, SupportCounts support, Users users) {
  /// Gathered from a whole tree; costs all of it.
  static Derived of(GroupState state, Opening opening) {
    PublicGroup open = state.publicGroup(opening);
    PublicGroup group = PublicGroup.load(open.core(), state.tree(), opening.access());
    Users[] users = {Users.EMPTY};
    group
        .view(opening.access())
        .forEachMember((_, leaf) -> {
          MemberId member = MemberId.of(leaf, state.mode());
          Users next = member == null ? null : users[0].plus(member, opening.prf());
          if (next == null) {
            throw new IllegalStateException("a stored leaf that was never accepted");
          }
          users[0] = next;
        });
    return new Derived(group.keys(), group.support(), users[0]);
  }
}
