package im.restante.ds.group;

import im.restante.mls.tree.RatchetTree;
import im.restante.mls.tree.TreeView;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSResponse;
import im.restante.protocol.ds.DSSenderID;
import im.restante.protocol.ds.EncodedRatchetTree;
import im.restante.protocol.ds.WelcomeInfo;
import im.restante.protocol.ds.WelcomeInfoRequest;
import java.util.List;
import java.util.Set;

/// Decides `welcome_info` (A-46, B-58): the tree of the epoch in which the sender was added.
final class WelcomeInfoDecider {
  private WelcomeInfoDecider() {}

  static Decision decide(WelcomeInfoRequest request, Scene scene) {
    if (!(TokenChecks.check(scene, Set.of(DSSenderID.Type.KEY_PACKAGE_REF), -1)
        instanceof Authenticated.Joining(Joiner joiner))) {
      throw new IllegalStateException("checked to be a joiner");
    }
    Refused.require(joiner.epoch() == request.epoch(), DSErrorCode.UNKNOWN_EPOCH);
    RatchetTree tree =
        Refused.requirePresent(
            scene.state().joiners().tree(joiner.epoch()), DSErrorCode.UNKNOWN_EPOCH);
    TreeView view = new TreeView(tree, scene.opening().vault(), scene.opening().crypto());
    return new Decision.Answered(
        new DSResponse.Welcome(
            new WelcomeInfo(new EncodedRatchetTree(view.ratchetTree()), List.of())));
  }
}
