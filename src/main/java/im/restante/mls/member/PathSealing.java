package im.restante.mls.member;

import im.restante.crypto.HpkeSealed;
import im.restante.crypto.RandomSource;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.mls.message.HPKECiphertext;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.ParentNode;
import im.restante.mls.message.UpdatePathNode;
import im.restante.mls.tree.TreeMath;
import im.restante.mls.tree.TreeView;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// Encrypts the path secrets of a commit to the members under each copath node (RFC 9420 §7.6).
final class PathSealing {
  static final String ENCRYPTION_LABEL = "UpdatePathNode";

  private PathSealing() {}

  /// @param view the tree after the proposals, with or without the path merged
  /// @param groupContext the provisional GroupContext, encoded
  /// @param added whether a leaf was added by this very commit: it learns the secret from its
  ///   Welcome
  static List<UpdatePathNode> seal(
      SuiteCrypto crypto,
      TreeView view,
      FreshPath fresh,
      Bytes groupContext,
      IntPredicate added,
      RandomSource random) {
    List<UpdatePathNode> nodes = new ArrayList<>(fresh.steps().size());
    for (int i = 0; i < fresh.steps().size(); i++) {
      Bytes pathSecret = fresh.pathSecrets().get(i).copy();
      List<HPKECiphertext> ciphertexts = new ArrayList<>();
      for (int node : view.resolution(fresh.steps().get(i).copathChild())) {
        if (TreeMath.isLeaf(node) && added.test(TreeMath.leafOfNode(node))) {
          continue;
        }
        HpkeSealed sealed =
            Labels.encryptWithLabel(
                crypto, publicKey(view, node), ENCRYPTION_LABEL, groupContext, pathSecret, random);
        ciphertexts.add(new HPKECiphertext(sealed.kemOutput(), sealed.ciphertext()));
      }
      nodes.add(new UpdatePathNode(fresh.nodeKeys().get(i).publicKey(), ciphertexts));
    }
    return nodes;
  }

  /// The encryption key of a node that is not blank.
  static Bytes publicKey(TreeView view, int node) {
    if (TreeMath.isLeaf(node)) {
      LeafNode leaf = view.leaf(TreeMath.leafOfNode(node));
      if (leaf != null) {
        return leaf.encryptionKey();
      }
    } else {
      ParentNode parent = view.parent(node);
      if (parent != null) {
        return parent.encryptionKey();
      }
    }
    throw new IllegalStateException("blank node in a resolution");
  }
}
