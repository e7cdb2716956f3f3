package im.restante.client.group;

import im.restante.client.service.DeliveryRefused;
import im.restante.client.service.DeliveryService;
import im.restante.client.state.GroupEntry;
import im.restante.client.transport.Role;
import im.restante.mls.group.PartialGroupInfo;
import im.restante.mls.member.CommitEffects;
import im.restante.mls.member.CommitOutput;
import im.restante.mls.member.CommitRequest;
import im.restante.mls.member.MemberGroup;
import im.restante.protocol.ds.DSError;
import im.restante.protocol.ds.DSRequest;
import im.restante.protocol.ds.DSSenderID;
import im.restante.protocol.ds.MLSGroupUpdate;
import im.restante.protocol.ds.SafeAad;
import im.restante.protocol.ds.UserAuthKey;
import im.restante.wire.Bytes;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Makes a commit and takes it through the race for its epoch (B-20).
///
/// Make, save, send; when another commit won, discard, wait for the winner's commit to arrive
/// through the queue, and make it again in the new epoch.
final class Committing {
  private static final long PENDING_WAIT_MILLIS = 250;
  private static final int ROUNDS_MAX = 200;

  private final Session session;

  Committing(Session session) {
    this.session = session;
  }

  /// What a commit came to.
  ///
  /// @param lostRounds how many times another commit took the epoch first
  record Result(CommitEffects effects, int lostRounds) {}

  /// @param plan what to commit in the group as it is now; asked again after every lost race
  /// @param operation the operation that carries the commit
  Result commit(
      Bytes groupId,
      Function<GroupEntry, CommitRequest> plan,
      BiFunction<MLSGroupUpdate, CommitOutput, DSRequest> operation) {
    for (int lost = 0; lost < ROUNDS_MAX; lost++) {
      GroupEntry entry = session.group(groupId);
      settle(groupId, entry);
      MemberGroup member = entry.member();
      CommitRequest request = plan.apply(entry).withAuthenticatedData(authenticatedData(entry));
      CommitOutput output =
          member
              .commit(
                  request, session.options().random(), session.options().nowSeconds().getAsLong())
              .orElseThrow();
      MLSGroupUpdate update =
          new MLSGroupUpdate(
              output.commit(),
              new PartialGroupInfo(
                  output.groupInfo().extensions(), output.groupInfo().signature()));
      entry.setPendingRequest(
          session
              .delivery()
              .signed(
                  groupId, entry.groupStateKey(), operation.apply(update, output), signer(member)));
      session.save();
      CommitEffects effects = sendPending(groupId, entry);
      if (effects != null) {
        return new Result(effects, lost);
      }
    }
    throw new IllegalStateException("lost the race for an epoch " + ROUNDS_MAX + " times");
  }

  /// Finishes a commit that was pending when the client stopped: the identical request gets the
  /// answer that the first one got.
  void settle(Bytes groupId, GroupEntry entry) {
    if (entry.pendingRequest() != null) {
      CommitEffects _ = sendPending(groupId, entry);
    }
  }

  /// The effects if the commit was accepted, null if another one took its epoch.
  private @org.jspecify.annotations.Nullable CommitEffects sendPending(
      Bytes groupId, GroupEntry entry) {
    Bytes request = java.util.Objects.requireNonNull(entry.pendingRequest());
    try {
      var _ = session.delivery().sendForOk(new Role.Group(groupId), request);
    } catch (DeliveryRefused refused) {
      entry.member().discardCommit();
      entry.setPendingRequest(null);
      session.save();
      switch (refused.error()) {
        case DSError.WrongEpoch(long currentEpoch) -> session.awaitEpoch(groupId, currentEpoch);
        case DSError.ProposalsPending _ -> session.awaitChange(PENDING_WAIT_MILLIS);
        default -> throw refused;
      }
      return null;
    }
    CommitEffects effects = entry.member().confirmCommit();
    entry.setPendingRequest(null);
    entry.userAuthKeyWasAnnounced();
    session.save();
    return effects;
  }

  static DeliveryService.Signer signer(MemberGroup member) {
    return new DeliveryService.Signer(
        new DSSenderID.LeafIndex(member.leafIndex()), member.signatureKey());
  }

  /// The first commit of a user's client tells the service the user's key in this group (B-28).
  static Bytes authenticatedData(GroupEntry entry) {
    return entry.isUserAuthKeyAnnounced()
        ? Bytes.EMPTY
        : SafeAad.EMPTY
            .with(SafeAad.USER_AUTH_KEY, new UserAuthKey(entry.userAuthKey().publicKey()))
            .encode();
  }
}
