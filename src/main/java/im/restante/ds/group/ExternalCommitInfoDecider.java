package im.restante.ds.group;

import im.restante.crypto.HpkeSealed;
import im.restante.crypto.RandomSource;
import im.restante.mls.group.PendingProposal;
import im.restante.mls.group.PublicGroup;
import im.restante.mls.label.Labels;
import im.restante.mls.message.HPKECiphertext;
import im.restante.mls.message.MLSMessage;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSResponse;
import im.restante.protocol.ds.DSSenderID;
import im.restante.protocol.ds.EncodedRatchetTree;
import im.restante.protocol.ds.ExternalCommitInfo;
import im.restante.protocol.ds.ExternalCommitInfoRequest;
import java.util.List;
import java.util.Set;

/// Decides `external_commit_info` (A-47, B-62, B-63).
final class ExternalCommitInfoDecider {
  private ExternalCommitInfoDecider() {}

  static Decision decide(ExternalCommitInfoRequest request, Scene scene, RandomSource random) {
    Authenticated _ =
        TokenChecks.check(
            scene, Set.of(DSSenderID.Type.LEAF_INDEX, DSSenderID.Type.USER_KEY_HASH), -1);
    PublicGroup group = scene.group();
    ExternalCommitInfo info =
        new ExternalCommitInfo(
            MLSMessage.of(group.groupInfo(scene.opening().access())),
            new EncodedRatchetTree(group.ratchetTree(scene.opening().access())),
            List.of(),
            group.core().pending().stream()
                .map(PendingProposal::message)
                .map(MLSMessage::of)
                .toList());
    if (request.sealTo() == null) {
      return new Decision.Answered(new DSResponse.ExternalCommit(info));
    }
    Refused.require(
        scene.opening().crypto().isValidHpkePublicKey(request.sealTo()),
        DSErrorCode.MALFORMED_REQUEST);
    HpkeSealed sealed =
        Labels.encryptWithLabel(
            scene.opening().crypto(),
            request.sealTo(),
            ExternalCommitInfo.SEAL_LABEL,
            group.groupId(),
            info.encode(),
            random);
    return new Decision.Answered(
        new DSResponse.SealedExternalCommit(
            new HPKECiphertext(sealed.kemOutput(), sealed.ciphertext())));
  }
}
