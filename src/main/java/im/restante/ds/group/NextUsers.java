package im.restante.ds.group;

import im.restante.mls.group.AddedMember;
import im.restante.mls.group.CommitSummary;
import im.restante.mls.group.RemovedMember;
import im.restante.mls.group.UpdatedMember;
import im.restante.mls.message.LeafNode;
import im.restante.protocol.ds.DSErrorCode;

/// Who is in the group after a commit; refuses one that brings a client in twice (E-05).
final class NextUsers {
  private NextUsers() {}

  static Users of(CommitSummary summary, Scene scene) {
    Users users = scene.state().users();
    for (RemovedMember removed : summary.removed()) {
      users = minus(users, removed.leaf(), scene);
    }
    for (UpdatedMember updated : summary.updated()) {
      users = replace(users, updated.before(), updated.after(), scene);
    }
    for (AddedMember added : summary.added()) {
      users = plus(users, added.leaf(), scene);
    }
    LeafNode before = summary.committerBefore();
    return before == null
        ? plus(users, summary.committerAfter(), scene)
        : replace(users, before, summary.committerAfter(), scene);
  }

  private static Users replace(Users users, LeafNode before, LeafNode after, Scene scene) {
    return before.credential().equals(after.credential())
        ? users
        : plus(minus(users, before, scene), after, scene);
  }

  private static Users plus(Users users, LeafNode leaf, Scene scene) {
    return Refused.requirePresent(
        users.plus(member(leaf, scene), scene.opening().prf()), DSErrorCode.INVALID_COMMIT);
  }

  private static Users minus(Users users, LeafNode leaf, Scene scene) {
    return users.minus(member(leaf, scene), scene.opening().prf());
  }

  private static MemberId member(LeafNode leaf, Scene scene) {
    return Refused.requirePresent(
        MemberId.of(leaf, scene.state().mode()), DSErrorCode.INVALID_COMMIT);
  }
}
