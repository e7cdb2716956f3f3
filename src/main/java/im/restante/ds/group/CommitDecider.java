package im.restante.ds.group;

import im.restante.mls.group.AcceptedCommit;
import im.restante.mls.group.KnownKeyPackages;
import im.restante.mls.message.Commit;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.Sender;
import im.restante.protocol.ds.DSError;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSRequest;
import im.restante.protocol.ds.MLSGroupUpdate;
import im.restante.qs.route.QueueAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides every operation that consists of a commit: the checks they share, in the order that
/// makes refusing cheap, around those of the [CommitOperation].
final class CommitDecider {
  private final DSRequest.Committing request;
  private final CommitOperation operation;
  private final Scene scene;

  private CommitDecider(DSRequest.Committing request, CommitOperation operation, Scene scene) {
    this.request = request;
    this.operation = operation;
    this.scene = scene;
  }

  static Decision decide(DSRequest.Committing request, CommitOperation operation, Scene scene) {
    return new CommitDecider(request, operation, scene).decide();
  }

  private Decision decide() {
    MLSGroupUpdate update = request.update();
    if (!(update.commit().body() instanceof PublicMessage message)
        || !(message.content().content() instanceof Commit commit)) {
      throw new Refused(DSErrorCode.INVALID_MESSAGE);
    }
    if (message.content().epoch() != scene.group().epoch()) {
      throw new Refused(new DSError.WrongEpoch(scene.group().epoch()));
    }
    long committer = committer(message.content().sender());
    Authenticated sender = TokenChecks.check(scene, operation.senders(), committer);
    LeafNode leaf = checkSender(sender, committer);
    operation.checkProposals(commit);
    GroupInfoRules.check(update.groupInfo().extensions());
    CommitAad aad = CommitAad.of(message);
    AddedClients added = AddedClients.check(commit, scene);
    List<LeafAddress> addresses = new ArrayList<>(added.addresses());
    LeafAddress moved = moved(commit, (int) committer);
    if (moved != null) {
      addresses.add(moved);
    }
    requireRoutes(addresses);
    KnownKeyPackages known =
        reference ->
            added.references().contains(reference) || scene.command().known().verified(reference);
    AcceptedCommit accepted =
        MlsErrors.accept(
            scene
                .group()
                .commit(
                    message,
                    update.groupInfo(),
                    scene.opening().access(),
                    scene.rules(),
                    known,
                    scene.command().nowSeconds()),
            scene);
    Refused.require(
        !accepted.summary().contextExtensionsChanged() && accepted.summary().reInit() == null,
        DSErrorCode.INVALID_COMMIT);
    Users next = NextUsers.of(accepted.summary(), scene);
    operation.checkOutcome(accepted.summary(), next, sender, scene);
    MemberId member =
        Refused.requirePresent(
            MemberId.of(
                leaf == null ? accepted.summary().committerAfter() : leaf, scene.state().mode()),
            DSErrorCode.INVALID_COMMIT);
    return CommitOutcome.of(request, accepted, next, aad.userKey(member, scene), scene);
  }

  /// The leaf that signed the commit, or -1 for one that joins by it.
  private long committer(Sender sender) {
    return switch (sender) {
      case Sender.Member(long leafIndex) -> {
        Refused.require(!operation.external(), DSErrorCode.INVALID_COMMIT);
        yield leafIndex;
      }
      case Sender.NewMemberCommit _ -> {
        Refused.require(operation.external(), DSErrorCode.INVALID_COMMIT);
        yield -1;
      }
      case Sender.External _, Sender.NewMemberProposal _ ->
          throw new Refused(DSErrorCode.INVALID_COMMIT);
    };
  }

  /// B-32: token and commit come from the same leaf, or the leaf is the token's user's. Returns the
  /// committer's leaf before, null for one that joins.
  private @Nullable LeafNode checkSender(Authenticated sender, long committer) {
    if (committer < 0) {
      return null;
    }
    if (sender instanceof Authenticated.Member(int leafIndex, LeafNode leaf)) {
      Refused.require(leafIndex == committer, DSErrorCode.UNAUTHENTICATED);
      return leaf;
    }
    LeafNode leaf =
        Refused.requirePresent(
            scene.group().member(scene.opening().access(), committer), DSErrorCode.INVALID_COMMIT);
    MemberId member = MemberId.of(leaf, scene.state().mode());
    Refused.require(
        member != null
            && sender.equals(new Authenticated.User(Users.user(member, scene.opening().prf()))),
        DSErrorCode.UNAUTHENTICATED);
    return leaf;
  }

  /// The committer's queue where its leaf names another one than it did, or null.
  private @Nullable LeafAddress moved(Commit commit, int committer) {
    if (commit.path() == null) {
      return null;
    }
    LeafNode after = commit.path().leafNode();
    MemberId member =
        Refused.requirePresent(
            MemberId.of(after, scene.state().mode()), DSErrorCode.INVALID_COMMIT);
    LeafAddress address = LeafAddress.of(after, member, DSErrorCode.INVALID_COMMIT);
    return committer >= 0 && CommitOutcome.isAt(committer, address, scene) ? null : address;
  }

  private void requireRoutes(List<LeafAddress> addresses) {
    Set<QueueAddress> missing = new LinkedHashSet<>();
    for (LeafAddress address : addresses) {
      if (!scene.command().routes().containsKey(address.address())) {
        missing.add(address.address());
      }
    }
    if (!missing.isEmpty()) {
      throw new Refused(new Decision.NeedsRoutes(List.copyOf(missing)));
    }
  }
}
