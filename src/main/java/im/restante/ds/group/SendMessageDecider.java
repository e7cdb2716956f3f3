package im.restante.ds.group;

import im.restante.log.record.Deliver;
import im.restante.log.record.LogRecord;
import im.restante.mls.group.PendingProposal;
import im.restante.mls.message.ContentType;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.PrivateMessage;
import im.restante.protocol.ds.DSError;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSResponse;
import im.restante.protocol.ds.DSSenderID;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.ds.SendMessageRequest;
import im.restante.protocol.qs.MessageContentType;
import im.restante.wire.Bytes;
import java.util.List;
import java.util.Set;

/// Decides `send_message`: opens one leaf and the recipients, never the tree.
final class SendMessageDecider {
  private SendMessageDecider() {}

  static Decision decide(SendMessageRequest request, Scene scene) {
    if (!(request.applicationMessage().body() instanceof PrivateMessage message)
        || message.contentType() != ContentType.APPLICATION
        || !message.groupId().equals(request.groupId())) {
      throw new Refused(DSErrorCode.INVALID_MESSAGE);
    }
    long epoch = scene.group().epoch();
    long behind = epoch - message.epoch();
    if (behind < 0 || behind > scene.limits().messageEpochsMax()) {
      throw new Refused(new DSError.WrongEpoch(epoch));
    }
    if (!(TokenChecks.check(scene, Set.of(DSSenderID.Type.LEAF_INDEX), -1)
        instanceof Authenticated.Member member)) {
      throw new IllegalStateException("checked to be a member");
    }
    List<PendingProposal> pending = scene.group().core().pending();
    if (!pending.isEmpty()) {
      throw new Refused(
          new DSError.ProposalsPending(
              pending.stream().map(PendingProposal::message).map(MLSMessage::of).toList()));
    }
    long acceptedMs = scene.command().nowMs();
    return new Decision.Sends(
        new GroupEvent.Sent(scene.command().digest(), new DSResponse.Ok(epoch, acceptedMs)),
        records(request, member, scene));
  }

  /// V16: in reduced-metadata groups the sender's queue gets the message as well.
  private static List<LogRecord> records(
      SendMessageRequest request, Authenticated.Member sender, Scene scene) {
    int except = scene.state().mode() == MetadataMode.REDUCED ? -1 : sender.leafIndex();
    Bytes routes = Recipients.routes(scene.state(), except, scene.opening());
    return routes.isEmpty()
        ? List.of()
        : List.of(
            new Deliver(
                scene.command().nowMs(),
                MessageContentType.APPLICATION,
                request.suppressNotifications(),
                request.applicationMessage().encoded(),
                null,
                routes,
                List.of()));
  }
}
