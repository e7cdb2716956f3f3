package im.restante.client.group;

import im.restante.client.state.GroupEntry;
import im.restante.mls.member.CommitRequest;
import im.restante.mls.member.Member;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.Remove;
import im.restante.protocol.ds.RemoveUsersRequest;
import im.restante.wire.Bytes;
import java.util.List;
import java.util.function.Predicate;

/// Removes all clients of users.
final class Removing {
  private final Committing committing;

  Removing(Committing committing) {
    this.committing = committing;
  }

  /// @param who tells the leaves of the users to remove; must match all leaves of each
  Committing.Result remove(Bytes groupId, Predicate<LeafNode> who) {
    return committing.commit(
        groupId,
        entry -> CommitRequest.of(removals(entry, who)),
        (update, output) -> new RemoveUsersRequest(update));
  }

  private static List<Remove> removals(GroupEntry entry, Predicate<LeafNode> who) {
    List<Remove> removals =
        entry.member().members().stream()
            .filter(member -> who.test(member.leaf()))
            .map(Member::leafIndex)
            .map(Remove::new)
            .toList();
    if (removals.isEmpty()) {
      throw new IllegalArgumentException("nobody in the group is to be removed");
    }
    return removals;
  }
}
