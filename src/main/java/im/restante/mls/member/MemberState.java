package im.restante.mls.member;

import im.restante.mls.group.AddedMember;
import im.restante.mls.group.CommitSummary;
import im.restante.mls.group.GroupAccess;
import im.restante.mls.group.RemovedMember;
import im.restante.mls.group.UpdatedMember;
import im.restante.mls.message.LeafNode;
import im.restante.mls.schedule.RatchetLimits;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Everything a member keeps of one group; [MemberGroup] is its only writer.
final class MemberState implements AutoCloseable {
  private static final int VERSION = 1;

  Epoch epoch;
  final PastEpochs past;
  final ResumptionPsks resumption;
  final List<OwnUpdate> ownUpdates;
  @Nullable PendingCommit pending;
  boolean removed;

  MemberState(Epoch epoch, PastEpochs past, ResumptionPsks resumption, List<OwnUpdate> ownUpdates) {
    this.epoch = epoch;
    this.past = past;
    this.resumption = resumption;
    this.ownUpdates = ownUpdates;
  }

  /// A member whose first epoch this is.
  static MemberState starting(Epoch epoch, MemberLimits limits) {
    ResumptionPsks resumption = new ResumptionPsks();
    resumption.add(
        epoch.context().epoch(), epoch.secrets().resumptionPsk(), limits.resumptionPsksMax());
    return new MemberState(epoch, new PastEpochs(), resumption, new ArrayList<>());
  }

  /// Our Update that a commit covers, null if it covers none.
  @Nullable OwnUpdate ownUpdate(CommitSummary summary) {
    boolean updated =
        summary.updated().stream().anyMatch(member -> member.leafIndex() == epoch.leafIndex());
    if (!updated) {
      return null;
    }
    List<Bytes> covered = summary.coveredReferences();
    for (OwnUpdate update : ownUpdates) {
      if (covered.contains(update.reference())) {
        return update;
      }
    }
    throw Refused.by(MemberCheck.OWN_UPDATE_KNOWN);
  }

  /// Leaves the epoch for the next one, wiping what is not needed any more.
  void enter(Epoch next, CommitEffects effects, MemberLimits limits) {
    discardPending();
    past.add(
        new PastEpoch(
            epoch.context(),
            epoch.secrets().senderData().duplicate(),
            epoch.secretTree(),
            leavesBefore(effects.summary())),
        limits.pastEpochsMax());
    epoch.closeFor(next);
    ownUpdates.forEach(OwnUpdate::close);
    ownUpdates.clear();
    resumption.add(
        next.context().epoch(), next.secrets().resumptionPsk(), limits.resumptionPsksMax());
    epoch = next;
  }

  void discardPending() {
    if (pending != null) {
      pending.next().discardFor(epoch);
      pending = null;
    }
  }

  /// We were removed.
  void leave() {
    close();
    removed = true;
  }

  /// The leaves that a commit changed, as they were.
  private static Map<Integer, Optional<LeafNode>> leavesBefore(CommitSummary summary) {
    Map<Integer, Optional<LeafNode>> before = new TreeMap<>();
    if (summary.path()) {
      before.put(summary.committer(), Optional.ofNullable(summary.committerBefore()));
    }
    for (AddedMember member : summary.added()) {
      before.put(member.leafIndex(), Optional.empty());
    }
    for (UpdatedMember member : summary.updated()) {
      before.put(member.leafIndex(), Optional.of(member.before()));
    }
    for (RemovedMember member : summary.removed()) {
      before.put(member.leafIndex(), Optional.of(member.leaf()));
    }
    return before;
  }

  /// ```
  /// struct {
  ///   uint16 version = 1;
  ///   Epoch epoch;
  ///   PastEpoch past_epochs<V>;
  ///   ResumptionPsk resumption_psks<V>;
  ///   OwnUpdate own_updates<V>;
  ///   optional<PendingCommit> pending;
  /// } MemberState;
  /// ```
  ///
  /// Throws [IllegalStateException] once removed: there is nothing left to store.
  void write(WireWriter writer, GroupAccess access) {
    if (removed) {
      throw new IllegalStateException("no member any more");
    }
    writer.u16(VERSION);
    epoch.write(writer, access);
    writer.struct(past).struct(resumption).vector(ownUpdates).bool(pending != null);
    if (pending != null) {
      pending.write(writer);
    }
  }

  static MemberState read(WireReader reader, GroupAccess access, MemberSettings settings) {
    if (reader.u16("version") != VERSION) {
      throw reader.malformed("version", "unknown value");
    }
    RatchetLimits limits = settings.limits().ratchet();
    Epoch epoch = Epoch.read(reader, access, limits);
    MemberState state =
        new MemberState(
            epoch,
            PastEpochs.read(reader, limits),
            ResumptionPsks.read(reader),
            new ArrayList<>(reader.vector("own_updates", OwnUpdate::read)));
    state.pending =
        reader.optional("pending", in -> PendingCommit.read(in, epoch.group(), access, settings));
    return state;
  }

  @Override
  public void close() {
    discardPending();
    epoch.close();
    past.close();
    resumption.close();
    ownUpdates.forEach(OwnUpdate::close);
    ownUpdates.clear();
  }
}
