package im.restante.ds.group;

import im.restante.mls.group.CommitSummary;
import im.restante.mls.group.RemovedMember;
import im.restante.mls.message.Commit;
import im.restante.mls.message.Remove;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSSenderID;
import java.util.Set;

/// The rules of `resync_client`: an external commit that removes the sender's
/// own old leaf, and whose new leaf is the same user's.
enum ResyncClientDecider implements CommitOperation {
  INSTANCE;

  @Override
  public Set<DSSenderID.Type> senders() {
    return MEMBER_SENDERS;
  }

  @Override
  public boolean external() {
    return true;
  }

  @Override
  public void checkProposals(Commit commit) {
    Refused.require(
        CommitOperation.byValue(commit).stream().filter(Remove.class::isInstance).count() == 1,
        DSErrorCode.INVALID_COMMIT);
  }

  /// That the new leaf is the old one's user is a check of MLS with our credential rules.
  @Override
  public void checkOutcome(CommitSummary summary, Users next, Authenticated sender, Scene scene) {
    Refused.require(summary.removed().size() == 1, DSErrorCode.INVALID_COMMIT);
    RemovedMember removed = summary.removed().getFirst();
    MemberId id = MemberId.of(removed.leaf(), scene.state().mode());
    boolean own =
        switch (sender) {
          case Authenticated.Member(int leafIndex, _) -> leafIndex == removed.leafIndex();
          case Authenticated.User(long user) ->
              id != null && Users.user(id, scene.opening().prf()) == user;
          case Authenticated.Joining _ -> false;
        };
    Refused.require(own, DSErrorCode.INVALID_COMMIT);
  }
}
