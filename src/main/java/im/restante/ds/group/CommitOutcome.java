package im.restante.ds.group;

import im.restante.log.record.Deliver;
import im.restante.log.record.LogRecord;
import im.restante.mls.group.AcceptedCommit;
import im.restante.mls.group.AddedMember;
import im.restante.mls.group.CommitSummary;
import im.restante.mls.group.RemovedMember;
import im.restante.mls.group.UpdatedMember;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.tree.TreePatch;
import im.restante.protocol.ds.AddUsersRequest;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSRequest;
import im.restante.protocol.ds.WelcomeBundle;
import im.restante.protocol.qs.MessageContentType;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an accepted commit leaves: the event for the journal and the records for the queues.
final class CommitOutcome {
  private final DSRequest.Committing request;
  private final AcceptedCommit accepted;
  private final Scene scene;

  private CommitOutcome(DSRequest.Committing request, AcceptedCommit accepted, Scene scene) {
    this.request = request;
    this.accepted = accepted;
    this.scene = scene;
  }

  static Decision of(
      DSRequest.Committing request,
      AcceptedCommit accepted,
      Users users,
      UserKeys.@Nullable Entry userKey,
      Scene scene) {
    CommitOutcome outcome = new CommitOutcome(request, accepted, scene);
    List<GroupEvent.RecipientChange> recipients = outcome.recipients();
    GroupEvent.Committed event =
        new GroupEvent.Committed(
            scene.command().digest(),
            scene.command().nowMs(),
            accepted.summary().committer(),
            accepted.next().core(),
            TreePatch.between(
                scene.state().tree(), accepted.next().tree(), scene.opening().vault()),
            recipients,
            accepted.summary().removed().stream().map(RemovedMember::leafIndex).toList(),
            outcome.joiners(),
            userKey);
    return new Decision.Commits(
        event,
        new Derived(accepted.next().keys(), accepted.next().support(), users),
        outcome.records(recipients));
  }

  /// Whether the route that is stored for a leaf was made from this address.
  static boolean isAt(int leafIndex, LeafAddress address, Scene scene) {
    Bytes stored = scene.state().recipients().get(leafIndex, scene.opening().vault());
    return Recipient.configHash(stored).equals(address.configHash());
  }

  private List<GroupEvent.RecipientChange> recipients() {
    CommitSummary summary = accepted.summary();
    List<GroupEvent.RecipientChange> changes = new ArrayList<>();
    for (AddedMember added : summary.added()) {
      changes.add(change(added.leafIndex(), added.leaf()));
    }
    for (UpdatedMember updated : summary.updated()) {
      changeIfMoved(updated.leafIndex(), updated.after(), changes);
    }
    if (summary.external()) {
      changes.add(change(summary.committer(), summary.committerAfter()));
    } else if (summary.path()) {
      changeIfMoved(summary.committer(), summary.committerAfter(), changes);
    }
    return changes;
  }

  private void changeIfMoved(
      int leafIndex, LeafNode leaf, List<GroupEvent.RecipientChange> changes) {
    if (!isAt(leafIndex, address(leaf), scene)) {
      changes.add(change(leafIndex, leaf));
    }
  }

  private GroupEvent.RecipientChange change(int leafIndex, LeafNode leaf) {
    LeafAddress address = address(leaf);
    if (!scene.command().routes().containsKey(address.address())) {
      throw new Refused(new Decision.NeedsRoutes(List.of(address.address())));
    }
    return new GroupEvent.RecipientChange(
        leafIndex, address.recipient(scene.command().routes()).encode());
  }

  private LeafAddress address(LeafNode leaf) {
    MemberId member =
        Refused.requirePresent(MemberId.of(leaf, scene.state().mode()), DSErrorCode.INVALID_COMMIT);
    return LeafAddress.of(leaf, member, DSErrorCode.INVALID_COMMIT);
  }

  private List<Joiner> joiners() {
    List<Joiner> joiners = new ArrayList<>();
    for (AddedMember added : accepted.summary().added()) {
      long expiresAtSeconds =
          added.leaf().source() instanceof LeafNodeSource.FromKeyPackage(var lifetime)
              ? lifetime.notAfterSeconds()
              : 0;
      joiners.add(
          new Joiner(
              scene.opening().prf().of("joiner", added.keyPackageRef()),
              accepted.next().epoch(),
              added.leafIndex(),
              expiresAtSeconds,
              added.leaf().signatureKey().compact()));
    }
    return joiners;
  }

  /// The commit for all leaves of the old epoch but the committer's, removed ones included,
  /// then the Welcome for those who come.
  private List<LogRecord> records(List<GroupEvent.RecipientChange> recipients) {
    CommitSummary summary = accepted.summary();
    int sender =
        !summary.external()
            ? summary.committer()
            : summary.removed().isEmpty() ? -1 : summary.removed().getFirst().leafIndex();
    List<LogRecord> records = new ArrayList<>();
    Bytes routes = Recipients.routes(scene.state(), sender, scene.opening());
    if (!routes.isEmpty()) {
      records.add(
          deliver(
              MessageContentType.COMMIT, request.update().commit().encoded(), routes, List.of()));
    }
    if (request instanceof AddUsersRequest add) {
      records.add(welcome(add, recipients));
    }
    return records;
  }

  private LogRecord welcome(AddUsersRequest add, List<GroupEvent.RecipientChange> recipients) {
    Bytes[] routes = new Bytes[accepted.summary().added().size()];
    List<Bytes> own = new ArrayList<>();
    for (int i = 0; i < routes.length; i++) {
      routes[i] = recipients.get(i).recipient().slice(0, Deliver.ROUTE_BYTES);
      own.add(
          new WelcomeBundle.Part(
                  add.attributions().get(i), Bytes.EMPTY, Bytes.EMPTY, scene.group().groupId())
              .encode());
    }
    return deliver(
        MessageContentType.WELCOME_BUNDLE, add.welcome().encoded(), Bytes.concat(routes), own);
  }

  private Deliver deliver(MessageContentType type, Bytes payload, Bytes routes, List<Bytes> own) {
    return new Deliver(scene.command().nowMs(), type, false, payload, null, routes, own);
  }
}
