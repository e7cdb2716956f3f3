package im.restante.ds.group;

import im.restante.crypto.RandomSource;
import im.restante.protocol.ds.AddUsersRequest;
import im.restante.protocol.ds.CreateGroupRequest;
import im.restante.protocol.ds.CreateGroupResponse;
import im.restante.protocol.ds.DSError;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSRequest;
import im.restante.protocol.ds.ExternalCommitInfoRequest;
import im.restante.protocol.ds.ExternalJoinRequest;
import im.restante.protocol.ds.RemoveUsersRequest;
import im.restante.protocol.ds.RequestGroupIdRequest;
import im.restante.protocol.ds.ResyncClientRequest;
import im.restante.protocol.ds.SendMessageRequest;
import im.restante.protocol.ds.SignaturePublicKeyRequest;
import im.restante.protocol.ds.UpdateClientRequest;
import im.restante.protocol.ds.WelcomeInfoRequest;

/// Every request to an existing group and the decider it goes to.
public final class Deciders {
  private Deciders() {}

  /// The decision about `command` in `state`, which stays as it is whatever the decision.
  public static Decision decide(
      GroupCommand command,
      GroupState state,
      Opening opening,
      GroupLimits limits,
      RandomSource random) {
    Digests.Answer repeated = state.digests().find(command.digest());
    if (repeated != null) {
      return new Decision.Answered(repeated.response());
    }
    try {
      Scene scene = Scene.of(command, state, opening, limits);
      return decide(command.envelope().content().request(), scene, random);
    } catch (Refused refused) {
      return refused.decision();
    }
  }

  private static Decision decide(DSRequest request, Scene scene, RandomSource random) {
    return switch (request) {
      case AddUsersRequest add -> CommitDecider.decide(add, new AddUsersDecider(add), scene);
      case RemoveUsersRequest remove ->
          CommitDecider.decide(remove, RemoveUsersDecider.INSTANCE, scene);
      case UpdateClientRequest update ->
          CommitDecider.decide(update, UpdateClientDecider.INSTANCE, scene);
      case ResyncClientRequest resync ->
          CommitDecider.decide(resync, ResyncClientDecider.INSTANCE, scene);
      case ExternalJoinRequest join ->
          CommitDecider.decide(join, ExternalJoinDecider.INSTANCE, scene);
      case SendMessageRequest send -> SendMessageDecider.decide(send, scene);
      case WelcomeInfoRequest welcome -> WelcomeInfoDecider.decide(welcome, scene);
      case ExternalCommitInfoRequest info -> ExternalCommitInfoDecider.decide(info, scene, random);
      case CreateGroupRequest _ ->
          throw new Refused(new DSError.CreateGroupRejected(CreateGroupResponse.INVALID_GROUP_ID));
      case RequestGroupIdRequest _, SignaturePublicKeyRequest _, DSRequest.Unsupported _ ->
          throw new Refused(DSErrorCode.UNSUPPORTED_OPERATION);
    };
  }
}
