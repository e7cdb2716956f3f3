package im.restante.protocol.ds;

import im.restante.mls.group.PartialGroupInfo;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.MlsExamples;
import im.restante.protocol.qs.ClientQueueConfig;
import im.restante.protocol.qs.SealedQueueConfig;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Well-formed structs of this package, every variant once; they mean nothing.
final class DsExamples {
  private final MlsExamples mls;

  DsExamples(long seed) {
    mls = new MlsExamples(new Random(seed));
  }

  ClientQueueConfig queueConfig() {
    return new ClientQueueConfig(
        Bytes.utf8("a.example"), new SealedQueueConfig(7, mls.bytes(), mls.bytes()));
  }

  MLSGroupUpdate update() {
    return new MLSGroupUpdate(
        mls.mlsMessage(), new PartialGroupInfo(mls.extensions(), mls.bytes()));
  }

  List<DSSenderID> senders() {
    return List.of(
        new DSSenderID.LeafIndex(0xffff_ffffL),
        new DSSenderID.KeyPackageRef(mls.bytes()),
        new DSSenderID.UserKeyHash(mls.bytes()));
  }

  List<DSRequest> requests() {
    List<DSRequest> requests =
        new ArrayList<>(
            List.of(
                new CreateGroupRequest(
                    mls.bytes(), mls.keyPackage(), queueConfig(), mls.groupInfo(), null, null),
                new CreateGroupRequest(
                    mls.bytes(),
                    mls.keyPackage(),
                    queueConfig(),
                    mls.groupInfo(),
                    new UserAuthKey(mls.bytes()),
                    new EncryptedIdentityLinkKey(mls.bytes())),
                new AddUsersRequest(
                    update(),
                    mls.mlsMessage(),
                    List.of(new EncryptedWelcomeAttributionInfo(mls.bytes()))),
                new RemoveUsersRequest(update()),
                new UpdateClientRequest(update()),
                new ResyncClientRequest(update()),
                new ExternalJoinRequest(update()),
                new WelcomeInfoRequest(mls.bytes(), -1),
                new ExternalCommitInfoRequest(mls.bytes(), null),
                new ExternalCommitInfoRequest(mls.bytes(), mls.bytes()),
                new SendMessageRequest(mls.bytes(), mls.mlsMessage(), true),
                new RequestGroupIdRequest(),
                new SignaturePublicKeyRequest(new CipherSuiteId(1))));
    for (DSRequestType type : DSRequestType.values()) {
      if (requests.stream().noneMatch(request -> request.type() == type)) {
        requests.add(new DSRequest.Unsupported(type, mls.bytes()));
      }
    }
    return requests;
  }

  List<DSRequestEnvelope> envelopes() {
    List<DSRequestEnvelope> envelopes = new ArrayList<>();
    for (DSRequest request : requests()) {
      DSRequestContent content = DSRequestContent.of(Bytes.wrap(new byte[32]), request);
      envelopes.add(new DSRequestEnvelope(content, DSTokenVersion.NONE, null));
      if (!(request instanceof DSRequest.Unsupported)) {
        for (DSSenderID sender : senders()) {
          DSAuthTokenTBS tbs = new DSAuthTokenTBS(mls.bytes(), 1_700_000_000L, sender);
          DSAuthToken token = new DSAuthToken(tbs, Bytes.wrap(new byte[255]));
          envelopes.add(new DSRequestEnvelope(content, DSTokenVersion.V1, token));
          envelopes.add(new DSRequestEnvelope(content, DSTokenVersion.V2, token));
        }
      }
    }
    return envelopes;
  }

  List<DSError> errors() {
    List<DSError> errors = new ArrayList<>();
    for (DSErrorCode code : DSErrorCode.values()) {
      switch (code) {
        case CREATE_GROUP_REJECTED -> {
          for (CreateGroupResponse reason : CreateGroupResponse.values()) {
            errors.add(new DSError.CreateGroupRejected(reason));
          }
        }
        case WRONG_EPOCH -> errors.add(new DSError.WrongEpoch(-2));
        case PROPOSALS_PENDING ->
            errors.add(new DSError.ProposalsPending(List.of(mls.mlsMessage())));
        case INVALID_PROPOSAL -> errors.add(new DSError.InvalidProposal(List.of(mls.bytes())));
        case RATE_LIMITED -> errors.add(new DSError.RateLimited(60));
        default -> errors.add(new DSError.Plain(code));
      }
    }
    return errors;
  }

  List<DSResponse> responses() {
    EncodedRatchetTree tree = new EncodedRatchetTree(mls.ratchetTree().encode());
    List<IndexedIdentityLinkKey> keys = List.of(new IndexedIdentityLinkKey(3, mls.bytes()));
    List<DSResponse> responses =
        new ArrayList<>(
            List.of(
                new DSResponse.Ok(5, 1_700_000_000_000L),
                new DSResponse.GroupId(mls.bytes()),
                new DSResponse.Welcome(new WelcomeInfo(tree, keys)),
                new DSResponse.ExternalCommit(
                    new ExternalCommitInfo(
                        mls.mlsMessage(), tree, keys, List.of(mls.mlsMessage()))),
                new DSResponse.IdentityLinkKeys(keys),
                new DSResponse.SignaturePublicKey(mls.externalSender()),
                new DSResponse.SealedExternalCommit(mls.hpkeCiphertext())));
    errors().forEach(error -> responses.add(new DSResponse.Failed(error)));
    return responses;
  }
}
