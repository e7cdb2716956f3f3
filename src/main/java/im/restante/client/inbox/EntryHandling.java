package im.restante.client.inbox;

import im.restante.client.Event;
import im.restante.client.group.Operations;
import im.restante.client.group.Session;
import im.restante.client.service.DeliveryRefused;
import im.restante.client.state.GroupEntry;
import im.restante.crypto.HpkeKeyPair;
import im.restante.crypto.Secret;
import im.restante.mls.member.CommitEffects;
import im.restante.mls.member.Outcome;
import im.restante.mls.member.Received;
import im.restante.mls.member.Refusal;
import im.restante.mls.message.HPKECiphertext;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.PrivateMessage;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.Welcome;
import im.restante.protocol.ds.WelcomeBundle;
import im.restante.protocol.qs.MessageContentType;
import im.restante.protocol.qs.QueueEntry;
import im.restante.protocol.qs.QueueEntryContent;
import im.restante.protocol.qs.QueueSeal;
import im.restante.qs.ratchet.RatchetOutcome;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Opens queue entries and gives each to its group. Called with the session's lock held.
final class EntryHandling {
  private final Session session;
  private final Operations operations;
  private final Blobs blobs;

  EntryHandling(Session session, Operations operations, Blobs blobs) {
    this.session = session;
    this.operations = operations;
    this.blobs = blobs;
  }

  /// Handles one entry; what the application shall know is added to `events`.
  void handle(QueueEntry entry, List<Event> events) {
    switch (session.state().ratchet().take(entry, this::openSeed)) {
      case RatchetOutcome.Repeated() -> {}
      case RatchetOutcome.Rekeyed() -> {}
      case RatchetOutcome.OutOfStep() ->
          events.add(new Event.Refused(Bytes.EMPTY, "queue entry out of step"));
      case RatchetOutcome.Dropped(var range) ->
          events.add(new Event.Dropped(range.from(), range.to()));
      case RatchetOutcome.Delivered(QueueEntryContent content) -> {
        try {
          deliver(content, events);
        } catch (MalformedMessage malformed) {
          events.add(new Event.Refused(Bytes.EMPTY, "malformed entry: " + malformed.field()));
        }
      }
    }
  }

  private void deliver(QueueEntryContent content, List<Event> events) {
    Bytes payload = content.blob() == null ? content.payload() : blobs.fetch(content.blob());
    if (content.type() == MessageContentType.WELCOME_BUNDLE) {
      welcome(payload, WireReader.decode(content.own(), WelcomeBundle.Part::read), events);
      return;
    }
    MLSMessage message = MLSMessage.decode(payload);
    Bytes groupId =
        switch (message.body()) {
          case PublicMessage framed -> framed.content().groupId();
          case PrivateMessage sealed -> sealed.groupId();
          default -> Bytes.EMPTY;
        };
    GroupEntry group = session.state().groups().get(groupId);
    if (group == null || group.member().isRemoved()) {
      events.add(new Event.Refused(groupId.compact(), "not a member of this group"));
      return;
    }
    Bytes id = group.member().groupId();
    settle(id, group);
    if (!group.takeEcho(session.crypto().hash(payload))) {
      events.add(received(id, group.member().process(payload, now())));
    }
  }

  /// Our own commit may have been accepted without our having seen the answer; what follows it can
  /// only be read once we know.
  private void settle(Bytes groupId, GroupEntry group) {
    try {
      operations.settle(groupId, group);
    } catch (DeliveryRefused refused) {
      // The commit was refused for good and is discarded; the entry at hand is read without it.
      return;
    }
  }

  private Event received(Bytes groupId, Outcome<Received> outcome) {
    return switch (outcome) {
      case Outcome.Refused<Received>(Refusal refusal) ->
          new Event.Refused(groupId, refusal.toString());
      case Outcome.Done<Received>(Received received) ->
          switch (received) {
            case Received.Application application ->
                new Event.Message(
                    groupId,
                    application.epoch(),
                    application.sender(),
                    application.senderLeaf().credential(),
                    application.data());
            case Received.ProposalKept _ -> new Event.Proposed(groupId);
            case Received.EpochChanged(CommitEffects effects) -> epoch(groupId, effects, false);
            case Received.OwnCommit(CommitEffects effects) -> epoch(groupId, effects, true);
            case Received.Removed(CommitEffects _) -> removed(groupId);
          };
    };
  }

  /// The group is over for this client: nothing of it is kept.
  private Event removed(Bytes groupId) {
    GroupEntry gone = session.state().groups().remove(groupId);
    if (gone != null) {
      gone.member().close();
    }
    return new Event.Removed(groupId);
  }

  private static Event epoch(Bytes groupId, CommitEffects effects, boolean own) {
    return new Event.EpochChanged(
        groupId,
        effects.epoch(),
        effects.summary().added().size(),
        effects.summary().removed().size(),
        own);
  }

  private void welcome(Bytes payload, WelcomeBundle.Part part, List<Event> events) {
    if (!(MLSMessage.decode(payload).body() instanceof Welcome welcome)) {
      events.add(new Event.Refused(part.groupId().compact(), "not a Welcome"));
      return;
    }
    try {
      Bytes groupId = operations.joinByWelcome(payload, welcome, part);
      events.add(
          groupId == null
              ? new Event.Refused(part.groupId().compact(), "a Welcome for another client")
              : new Event.Joined(groupId, session.group(groupId).member().epoch()));
    } catch (DeliveryRefused | IllegalStateException refused) {
      events.add(
          new Event.Refused(part.groupId().compact(), "Welcome refused: " + refused.getMessage()));
    }
  }

  private @Nullable Secret openSeed(HPKECiphertext sealed) {
    HpkeKeyPair key = session.account().queueKey();
    return QueueSeal.open(session.queueCrypto(), key, sealed);
  }

  private long now() {
    return session.options().nowSeconds().getAsLong();
  }
}
