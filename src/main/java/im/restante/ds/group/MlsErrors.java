package im.restante.ds.group;

import im.restante.mls.check.Checked;
import im.restante.mls.check.Rejection;
import im.restante.mls.group.PendingProposal;
import im.restante.mls.message.MLSMessage;
import im.restante.protocol.ds.DSError;
import im.restante.protocol.ds.DSErrorCode;

/// What the rejections of the MLS checks are called in this protocol.
final class MlsErrors {
  private MlsErrors() {}

  /// The value of a commit's checks, or their refusal.
  static <T> T accept(Checked<T> checked, Scene scene) {
    return switch (checked) {
      case Checked.Valid<T>(T value) -> value;
      case Checked.Invalid<T>(Rejection rejection) -> throw new Refused(ofCommit(rejection, scene));
    };
  }

  private static DSError ofCommit(Rejection rejection, Scene scene) {
    return switch (rejection.check()) {
      case EPOCH -> new DSError.WrongEpoch(scene.group().epoch());
      case PENDING_PROPOSALS_COVERED ->
          new DSError.ProposalsPending(
              scene.group().core().pending().stream()
                  .map(PendingProposal::message)
                  .map(MLSMessage::of)
                  .toList());
      case GROUP_INFO_SIGNER,
          GROUP_INFO_SIGNATURE,
          GROUP_INFO_SUITE,
          GROUP_INFO_TREE,
          GROUP_INFO_EXTENSION_PLACE,
          GROUP_INFO_CONFIRMATION_TAG,
          EXTERNAL_PUB_PRESENT ->
          new DSError.Plain(DSErrorCode.INVALID_GROUP_INFO);
      case ADD_SUPPORTS_GROUP_EXTENSIONS,
          KEY_PACKAGE_SUITE,
          KEY_PACKAGE_SIGNATURE,
          KEY_PACKAGE_EXTENSION_PLACE,
          INIT_KEY_DIFFERS ->
          new DSError.Plain(DSErrorCode.INVALID_KEY_PACKAGE);
      default -> new DSError.Plain(DSErrorCode.INVALID_COMMIT);
    };
  }
}
