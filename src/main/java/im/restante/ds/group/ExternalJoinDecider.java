package im.restante.ds.group;

import im.restante.mls.group.CommitSummary;
import im.restante.mls.message.Commit;
import im.restante.mls.message.Remove;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSSenderID;
import java.util.Set;

/// The rules of `external_join`: a further client of the user whose key signed the token.
enum ExternalJoinDecider implements CommitOperation {
  INSTANCE;

  @Override
  public Set<DSSenderID.Type> senders() {
    return Set.of(DSSenderID.Type.USER_KEY_HASH);
  }

  @Override
  public boolean external() {
    return true;
  }

  @Override
  public void checkProposals(Commit commit) {
    Refused.require(
        CommitOperation.byValue(commit).stream().noneMatch(Remove.class::isInstance),
        DSErrorCode.INVALID_COMMIT);
  }

  @Override
  public void checkOutcome(CommitSummary summary, Users next, Authenticated sender, Scene scene) {
    MemberId id = MemberId.of(summary.committerAfter(), scene.state().mode());
    Refused.require(
        id != null
            && sender.equals(new Authenticated.User(Users.user(id, scene.opening().prf())))
            && scene.state().users().leavesOf(id, scene.opening().prf()) > 0,
        DSErrorCode.NOT_AUTHORIZED);
  }
}
