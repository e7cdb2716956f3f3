package im.restante.ds.group;

import im.restante.mls.group.CommitSummary;
import im.restante.mls.group.RemovedMember;
import im.restante.mls.message.Commit;
import im.restante.mls.message.Remove;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSSenderID;
import java.util.Set;

/// The rules of `remove_users`: Removes alone, and of each user all leaves.
enum RemoveUsersDecider implements CommitOperation {
  INSTANCE;

  @Override
  public Set<DSSenderID.Type> senders() {
    return MEMBER_SENDERS;
  }

  @Override
  public boolean external() {
    return false;
  }

  @Override
  public void checkProposals(Commit commit) {
    var _ = CommitOperation.onlyByValue(commit, Remove.class);
  }

  @Override
  public void checkOutcome(CommitSummary summary, Users next, Authenticated sender, Scene scene) {
    for (RemovedMember removed : summary.removed()) {
      MemberId id = MemberId.of(removed.leaf(), scene.state().mode());
      Refused.require(
          id != null && next.leavesOf(id, scene.opening().prf()) == 0, DSErrorCode.INVALID_COMMIT);
    }
  }
}
