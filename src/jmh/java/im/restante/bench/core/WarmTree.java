package im.restante.bench.core;

import im.restante.crypto.RandomSource;
import im.restante.crypto.SignatureKeyPair;
import im.restante.mls.label.Labels;
import im.restante.mls.member.LeafParameters;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.tree.OpenVault;
import im.restante.mls.tree.TreeEditor;
import im.restante.protocol.ds.MetadataMode;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A valid ratchet tree without blank parents, as a group has it where everybody has committed.
///
/// Public keys of parents are random: nobody has to open anything that is sealed to them.
final class WarmTree {
  private static final int HPKE_KEY_BYTES = 32;

  private final TreeEditor editor = new TreeEditor(OpenVault.INSTANCE, Identities.CRYPTO);
  private final List<SignatureKeyPair> keys = new ArrayList<>();
  private final RandomSource random;

  WarmTree(MetadataMode mode, Bytes groupId, int members, RandomSource random) {
    this.random = random;
    List<LeafParameters> leaves = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      keys.add(Identities.CRYPTO.generateSignatureKeyPair(random));
      leaves.add(Identities.leaf(mode, i, keys.get(i), random));
      var _ =
          editor.add(
              signed(
                  groupId,
                  i,
                  leaves.get(i),
                  new LeafNodeSource.FromKeyPackage(Identities.LIFETIME)));
    }
    // Each parent gets its key from the last leaf below it that commits.
    for (int i = 1; i < members; i += 2) {
      commit(groupId, i, leaves.get(i));
    }
    commit(groupId, members - 1, leaves.get(members - 1));
  }

  private void commit(Bytes groupId, int leafIndex, LeafParameters leaf) {
    int steps = editor.filteredDirectPath(leafIndex).size();
    List<Bytes> pathKeys =
        Stream.generate(() -> random.bytes(HPKE_KEY_BYTES)).limit(steps).toList();
    Bytes parentHash = editor.mergePath(leafIndex, pathKeys);
    editor.setLeaf(
        leafIndex, signed(groupId, leafIndex, leaf, new LeafNodeSource.FromCommit(parentHash)));
  }

  private LeafNode signed(
      Bytes groupId, int leafIndex, LeafParameters leaf, LeafNodeSource source) {
    LeafNode unsigned =
        LeafNode.of(
            random.bytes(HPKE_KEY_BYTES),
            keys.get(leafIndex).publicKey(),
            leaf.credential(),
            leaf.capabilities(),
            source,
            leaf.extensions(),
            Bytes.EMPTY);
    return unsigned.withSignature(
        Labels.signWithLabel(
            Identities.CRYPTO,
            keys.get(leafIndex).privateKey(),
            "LeafNodeTBS",
            unsigned.toBeSigned(groupId, leafIndex)));
  }

  SignatureKeyPair keys(int leafIndex) {
    return keys.get(leafIndex);
  }

  /// The content of a ratchet_tree extension.
  Bytes ratchetTree() {
    return editor.ratchetTree();
  }

  Bytes treeHash() {
    return editor.treeHash();
  }
}
