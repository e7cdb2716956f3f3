package im.restante.client.group;

import im.restante.client.service.DeliveryRefused;
import im.restante.client.state.GroupEntry;
import im.restante.client.transport.Role;
import im.restante.mls.message.MLSMessage;
import im.restante.protocol.ds.DSError;
import im.restante.protocol.ds.DSResponse;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.ds.SendMessageRequest;
import im.restante.wire.Bytes;

/// Sends application messages.
final class Sending {
  private static final int ROUNDS_MAX = 50;
  private static final long PENDING_WAIT_MILLIS = 250;

  private final Session session;
  private final Committing committing;

  Sending(Session session, Committing committing) {
    this.session = session;
    this.committing = committing;
  }

  /// The epoch in which the service accepted the message.
  long send(Bytes groupId, Bytes data) {
    for (int round = 0; round < ROUNDS_MAX; round++) {
      GroupEntry entry = session.group(groupId);
      committing.settle(groupId, entry);
      MLSMessage message = entry.member().encrypt(data, Bytes.EMPTY, session.options().random());
      if (entry.mode() == MetadataMode.REDUCED) {
        entry.expectEcho(session.crypto().hash(message.encoded()));
      }
      Bytes request =
          session
              .delivery()
              .signed(
                  groupId,
                  entry.groupStateKey(),
                  new SendMessageRequest(groupId, message, false),
                  Committing.signer(entry.member()));
      // The key that encrypted it is spent: never again after a crash.
      session.save();
      try {
        DSResponse.Ok ok = session.delivery().sendForOk(new Role.Group(groupId), request);
        return ok.epoch();
      } catch (DeliveryRefused refused) {
        switch (refused.error()) {
          case DSError.WrongEpoch(long currentEpoch) -> session.awaitEpoch(groupId, currentEpoch);
          case DSError.ProposalsPending _ -> session.awaitChange(PENDING_WAIT_MILLIS);
          default -> throw refused;
        }
      }
    }
    throw new IllegalStateException("the group moved on " + ROUNDS_MAX + " times while sending");
  }
}
