package im.restante.mls.group;

import static im.restante.mls.check.CheckFailed.require;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.check.Check;
import im.restante.mls.group.KeyFingerprint.Kind;
import im.restante.mls.message.HPKECiphertext;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.UpdatePath;
import im.restante.mls.message.UpdatePathNode;
import im.restante.mls.tree.PathStep;
import im.restante.mls.tree.TreeEditor;
import im.restante.wire.Bytes;
import java.util.List;
import java.util.Set;

/// The checks of RFC 9420 §7.5, §7.6, §7.9 and §12.4.2 on an UpdatePath.
final class PathChecks {
  private PathChecks() {}

  /// The leaf by itself and against what the group asks after the commit; its signature is checked
  /// last, by the caller.
  static void leaf(LeafNode leaf, GroupCheck check, GroupRequirements requirements) {
    require(leaf.source() instanceof LeafNodeSource.FromCommit, Check.LEAF_SOURCE_COMMIT);
    check.leaves().self(leaf);
    requirements.checkMetBy(leaf.capabilities());
  }

  /// A node for each of the filtered direct path, and in it a ciphertext for each node of the
  /// copath's resolution but the leaves that this commit added.
  static void shape(
      UpdatePath path, int leafIndex, TreeEditor tree, Set<Integer> added, SuiteCrypto crypto) {
    List<PathStep> steps = tree.filteredDirectPath(leafIndex);
    require(path.nodes().size() == steps.size(), Check.PATH_LENGTH, "expected", steps.size());
    CipherSuite suite = crypto.suite();
    int ciphertextSize = suite.hashLength() + suite.aeadTagLength();
    for (int i = 0; i < steps.size(); i++) {
      UpdatePathNode node = path.nodes().get(i);
      require(
          crypto.isValidHpkePublicKey(node.encryptionKey()),
          Check.ENCRYPTION_KEY_WELL_FORMED,
          "node",
          steps.get(i).node());
      int expected = tree.resolutionSize(steps.get(i).copathChild(), added::contains);
      boolean whole = node.encryptedPathSecret().size() == expected;
      for (HPKECiphertext secret : node.encryptedPathSecret()) {
        whole &=
            secret.kemOutput().size() == suite.kemOutputLength()
                && secret.ciphertext().size() == ciphertextSize;
      }
      require(whole, Check.PATH_CIPHERTEXTS, "expected", expected);
    }
  }

  /// The path's keys are in no node of the tree before it, and differ among themselves.
  static void claimKeys(UpdatePath path, KeyRoll keys) {
    require(
        keys.claim(Kind.ENCRYPTION, path.leafNode().encryptionKey()), Check.PATH_LEAF_KEY_UNIQUE);
    for (UpdatePathNode node : path.nodes()) {
      require(keys.claim(Kind.ENCRYPTION, node.encryptionKey()), Check.PATH_KEYS_UNIQUE);
    }
  }

  /// Merges the path and compares its leaf's parent hash with that of the nodes above.
  static void merge(UpdatePath path, int leafIndex, TreeEditor tree) {
    Bytes parentHash =
        tree.mergePath(
            leafIndex, path.nodes().stream().map(UpdatePathNode::encryptionKey).toList());
    require(
        path.leafNode().source() instanceof LeafNodeSource.FromCommit(Bytes carried)
            && carried.equals(parentHash),
        Check.PATH_PARENT_HASH);
    tree.setLeaf(leafIndex, path.leafNode());
  }
}
