package im.restante.mls.member;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.message.UpdatePath;
import im.restante.mls.message.UpdatePathNode;
import im.restante.mls.tree.PathStep;
import im.restante.mls.tree.TreeView;
import im.restante.wire.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The secret half of TreeKEM for the published vectors: what a member's private keys make of an
/// UpdatePath (RFC 9420 §7.4 to §7.6).
public final class TreeKemSecrets {
  private final SuiteCrypto crypto;
  private final PrivatePath path;

  private TreeKemSecrets(SuiteCrypto crypto, PrivatePath path) {
    this.crypto = crypto;
    this.path = path;
  }

  /// A member with the path secrets it knows, each of which must fit the tree's public key.
  public static TreeKemSecrets of(
      SuiteCrypto crypto,
      TreeView tree,
      int leafIndex,
      Secret leafKey,
      Map<Integer, Secret> nodeToPathSecret) {
    TreeMap<Integer, Secret> keys = new TreeMap<>();
    nodeToPathSecret.forEach((node, secret) -> {
      var pair = FreshPath.nodeKeyPair(crypto, secret);
      assertThat(pair.publicKey())
          .isEqualTo(Objects.requireNonNull(tree.parent(node)).encryptionKey());
      keys.put(node, pair.privateKey());
    });
    assertThat(crypto.hpkePublicKey(leafKey))
        .isEqualTo(Objects.requireNonNull(tree.leaf(leafIndex)).encryptionKey());
    return new TreeKemSecrets(crypto, PrivatePath.of(leafIndex, leafKey, keys));
  }

  /// The commit secret that this member gets out of somebody else's path.
  public Secret commitSecret(TreeView tree, int sender, UpdatePath update, Bytes groupContext) {
    return path.open(crypto, tree, sender, update, groupContext, _ -> false).commitSecret();
  }

  /// Whether `pathSecret` is the one that this member decrypts: its key is that in the path.
  public void assertPathSecret(
      TreeView tree, int sender, UpdatePath update, Secret pathSecret, Secret commitSecret) {
    List<PathStep> steps = tree.filteredDirectPath(sender);
    List<Bytes> keys = update.nodes().stream().map(UpdatePathNode::encryptionKey).toList();
    var opened = path.follow(crypto, steps, path.commonStep(steps), pathSecret.duplicate(), keys);
    assertThat(opened.commitSecret()).isEqualTo(commitSecret);
  }

  /// A new path by the member at `sender` of `tree`, which is sealed to all others.
  public static Made make(
      SuiteCrypto crypto, TreeView tree, int sender, Bytes groupContext, RandomSource random) {
    FreshPath fresh = FreshPath.generate(crypto, tree.filteredDirectPath(sender), random);
    return new Made(
        PathSealing.seal(crypto, tree, fresh, groupContext, _ -> false, random),
        fresh.commitSecret());
  }

  /// The nodes of a path of our own making, and its secret.
  public record Made(List<UpdatePathNode> nodes, Secret commitSecret) {}

  public int leafIndex() {
    return path.leafIndex();
  }

  /// Whether this member is somebody else than the one at `leafIndex`.
  public boolean isNot(int leafIndex) {
    return path.leafIndex() != leafIndex;
  }
}
