package im.restante.mls.vectors;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.RatchetTree;
import im.restante.mls.tree.OpenVault;
import im.restante.mls.tree.RatchetTreeNodes;
import im.restante.mls.tree.TreeEditor;
import im.restante.mls.tree.TreeView;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;

/// Trees as the vectors give them: the content of a ratchet_tree extension.
final class VectorTrees {
  private static final int LEAVES_MAX = 1 << 16;

  private VectorTrees() {}

  static im.restante.mls.tree.RatchetTree read(Bytes encoded, SuiteCrypto crypto) {
    RatchetTree received = WireReader.decode(encoded, RatchetTree::read);
    return RatchetTreeNodes.check(received.nodes(), LEAVES_MAX)
        .orElseThrow()
        .toTree(OpenVault.INSTANCE, crypto);
  }

  static TreeView view(im.restante.mls.tree.RatchetTree tree, SuiteCrypto crypto) {
    return new TreeView(tree, OpenVault.INSTANCE, crypto);
  }

  static TreeEditor edit(im.restante.mls.tree.RatchetTree tree, SuiteCrypto crypto) {
    return new TreeEditor(tree, OpenVault.INSTANCE, crypto);
  }
}
