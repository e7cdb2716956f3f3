package im.restante.ds.group;

import im.restante.ds.resident.CellKind;
import im.restante.ds.resident.CellVault;
import im.restante.mls.tree.RatchetTree;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The only thing that makes the next state of a group.
public final class Applier {
  private Applier() {}

  /// The state that a created group starts in, or that a snapshot holds.
  public static GroupState start(GroupEvent.Created created, GroupLimits limits, Opening opening) {
    GroupState state = StateCodec.decode(created.state(), opening);
    return answered(state, created, limits);
  }

  /// The state after a commit.
  ///
  /// @param derived what follows from the tree after it
  public static GroupState apply(
      GroupState state,
      GroupEvent.Committed event,
      Derived derived,
      GroupLimits limits,
      Opening opening) {
    GroupState next = step(state, event, limits, opening);
    return finish(next, derived);
  }

  public static GroupState apply(GroupState state, GroupEvent.Sent event, GroupLimits limits) {
    return state.withDigests(
        state
            .digests()
            .plus(
                event.digest(),
                new Digests.Answer(
                    event.response(),
                    event.response().acceptedTimestampMs() + 1000 * limits.answerSeconds()),
                event.response().acceptedTimestampMs()));
  }

  /// The state after the rest of a journal; what follows from the tree is gathered once at its end.
  public static GroupState replay(
      GroupState start, List<GroupEvent.Committed> events, GroupLimits limits, Opening opening) {
    GroupState state = start;
    for (GroupEvent.Committed event : events) {
      state = step(state, event, limits, opening);
    }
    return finish(state, Derived.of(state, opening));
  }

  private static GroupState step(
      GroupState state, GroupEvent.Committed event, GroupLimits limits, Opening opening) {
    CellVault vault = opening.vault();
    RatchetTree tree = event.tree().applyTo(state.tree(), vault);
    long nowSeconds = event.acceptedMs() / 1000;
    Map<Integer, Bytes> recipients = new HashMap<>();
    Map<Integer, Bytes> activity = new HashMap<>();
    for (int leafIndex : event.left()) {
      recipients.put(leafIndex, Bytes.EMPTY);
      activity.put(leafIndex, Bytes.EMPTY);
    }
    for (GroupEvent.RecipientChange change : event.recipients()) {
      recipients.put(change.leafIndex(), change.recipient());
    }
    activity.put(
        event.committer(), new Activity(nowSeconds, event.core().context().epoch()).encode());
    List<Integer> gone = new ArrayList<>(event.left());
    gone.add(event.committer());
    GroupState next =
        new GroupState(
            state.mode(),
            state.suite(),
            vault.seal(CellKind.CORE, 0, event.core().encode()),
            tree,
            state.keys(),
            state.support(),
            state.users(),
            event.userKey() == null
                ? state.userKeys()
                : state.userKeys().with(event.userKey(), vault),
            state.recipients().with(recipients, vault),
            state.activity().with(activity, vault),
            state
                .joiners()
                .next(gone, event.joiners(), tree, limits.pastStatesMax(), nowSeconds, vault),
            state.digests());
    return answered(next, event, limits);
  }

  private static GroupState answered(
      GroupState state, GroupEvent.Journaled event, GroupLimits limits) {
    return apply(state, new GroupEvent.Sent(event.digest(), event.response()), limits);
  }

  private static GroupState finish(GroupState state, Derived derived) {
    return new GroupState(
        state.mode(),
        state.suite(),
        state.core(),
        state.tree(),
        derived.keys(),
        derived.support(),
        derived.users(),
        state.userKeys().retain(derived.users().leaves().keySet()),
        state.recipients(),
        state.activity(),
        state.joiners(),
        state.digests());
  }
}
