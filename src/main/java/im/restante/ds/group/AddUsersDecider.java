package im.restante.ds.group;

import im.restante.mls.group.AddedMember;
import im.restante.mls.group.CommitSummary;
import im.restante.mls.message.Add;
import im.restante.mls.message.Commit;
import im.restante.mls.message.EncryptedGroupSecrets;
import im.restante.mls.message.Welcome;
import im.restante.protocol.ds.AddUsersRequest;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSSenderID;
import im.restante.wire.Bytes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The rules of `add_users` (A-24 … A-28, F-41).
record AddUsersDecider(AddUsersRequest request) implements CommitOperation {
  @Override
  public Set<DSSenderID.Type> senders() {
    return MEMBER_SENDERS;
  }

  @Override
  public boolean external() {
    return false;
  }

  ///
  @Override
  public void checkProposals(Commit commit) {
    List<Add> adds = CommitOperation.onlyByValue(commit, Add.class);
    Refused.require(
        request.attributions().size() == adds.size() && request.welcome().body() instanceof Welcome,
        DSErrorCode.INVALID_WELCOME);
  }

  @Override
  public void checkOutcome(CommitSummary summary, Users next, Authenticated sender, Scene scene) {
    Refused.require(
        summary.committerBefore() != null
            && summary.committerBefore().credential().equals(summary.committerAfter().credential()),
        DSErrorCode.INVALID_COMMIT);
    Set<Bytes> added = new HashSet<>();
    for (AddedMember member : summary.added()) {
      MemberId id = MemberId.of(member.leaf(), scene.state().mode());
      Refused.require(
          id != null && scene.state().users().leavesOf(id, scene.opening().prf()) == 0,
          DSErrorCode.POLICY_VIOLATION);
      added.add(member.keyPackageRef());
    }
    checkWelcome((Welcome) request.welcome().body(), added, scene);
  }

  ///
  private static void checkWelcome(Welcome welcome, Set<Bytes> added, Scene scene) {
    Set<Bytes> addressed = new HashSet<>();
    for (EncryptedGroupSecrets secrets : welcome.secrets()) {
      addressed.add(secrets.newMember());
    }
    Refused.require(
        addressed.equals(added)
            && welcome.secrets().size() == added.size()
            && welcome.cipherSuite().equals(scene.group().context().cipherSuite()),
        DSErrorCode.INVALID_WELCOME);
  }
}
