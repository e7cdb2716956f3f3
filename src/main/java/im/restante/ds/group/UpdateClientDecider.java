package im.restante.ds.group;

import im.restante.mls.group.CommitSummary;
import im.restante.mls.message.Commit;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSSenderID;
import java.util.Set;

/// The rules of `update_client`: a path and nothing by value.
enum UpdateClientDecider implements CommitOperation {
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
    Refused.require(
        commit.path() != null && CommitOperation.byValue(commit).isEmpty(),
        DSErrorCode.INVALID_COMMIT);
  }

  @Override
  public void checkOutcome(CommitSummary summary, Users next, Authenticated sender, Scene scene) {}
}
