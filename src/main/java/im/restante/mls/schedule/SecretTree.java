package im.restante.mls.schedule;

import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The secret tree of one epoch with the ratchets of the leaves used so far (RFC 9420 §9).
///
/// Node secrets are derived when a leaf is first used and closed when their children exist, so the
/// tree holds O(u log n) secrets for u senders.
public final class SecretTree implements WireStruct, AutoCloseable {
  private final int leafCount;
  private final RatchetLimits limits;
  private final TreeMap<Integer, Secret> nodeToSecret = new TreeMap<>();
  private final TreeMap<Integer, LeafRatchets> leafToRatchets = new TreeMap<>();

  /// Takes over `encryptionSecret`.
  ///
  /// @param leafCount leaves of the ratchet tree, blank ones included: a power of two
  public SecretTree(Secret encryptionSecret, int leafCount, RatchetLimits limits) {
    this(leafCount, limits);
    nodeToSecret.put(rootOf(leafCount), encryptionSecret);
  }

  private SecretTree(int leafCount, RatchetLimits limits) {
    if (Integer.bitCount(leafCount) != 1) {
      throw new IllegalArgumentException("leaf count is no power of two");
    }
    this.leafCount = leafCount;
    this.limits = limits;
  }

  /// The key of the next message that leaf `leaf` sends; the caller closes it after one use.
  public MessageKey next(SuiteCrypto crypto, int leaf, RatchetType type) {
    return ratchetsAt(crypto, leaf).of(type).advance(crypto);
  }

  /// Runs `use` with the key of a received message and erases the key if `use` yields a value.
  ///
  /// @return what `use` returned; null leaves the tree as it was
  public @Nullable Bytes open(
      SuiteCrypto crypto, int leaf, RatchetType type, long generation, KeyUse use)
      throws KeyUnavailable {
    if (leaf < 0 || leaf >= leafCount) {
      throw new KeyUnavailable(KeyUnavailable.Reason.NO_SUCH_LEAF, generation);
    }
    HashRatchet ratchet = ratchetsAt(crypto, leaf).of(type);
    HashRatchet.Step step = ratchet.step(crypto, generation, limits);
    Bytes opened = use.apply(step.key());
    if (opened == null) {
      step.drop();
    } else {
      ratchet.take(step, limits);
    }
    return opened;
  }

  /// One attempt at decrypting with a key; null if the message does not authenticate.
  @FunctionalInterface
  public interface KeyUse {
    @Nullable Bytes apply(MessageKey key);
  }

  private LeafRatchets ratchetsAt(SuiteCrypto crypto, int leaf) {
    LeafRatchets ratchets = leafToRatchets.get(leaf);
    if (ratchets == null) {
      try (Secret secret = takeLeafSecret(crypto, leaf)) {
        ratchets = LeafRatchets.derive(crypto, secret);
      }
      leafToRatchets.put(leaf, ratchets);
    }
    return ratchets;
  }

  /// Splits the secrets on the way down from the closest ancestor that still has one (§9, §9.2).
  private Secret takeLeafSecret(SuiteCrypto crypto, int leaf) {
    int target = 2 * leaf;
    int level = 0;
    while (!nodeToSecret.containsKey(ancestor(target, level))) {
      level++;
      if (1 << level > leafCount) {
        throw new IllegalStateException("leaf secret without an ancestor");
      }
    }
    for (; level > 0; level--) {
      split(crypto, ancestor(target, level), level);
    }
    Secret secret = nodeToSecret.remove(target);
    if (secret == null) {
      throw new IllegalStateException("leaf secret already used");
    }
    return secret;
  }

  private void split(SuiteCrypto crypto, int node, int level) {
    Secret secret = nodeToSecret.remove(node);
    if (secret == null) {
      return;
    }
    int length = crypto.suite().hashLength();
    int half = 1 << (level - 1);
    nodeToSecret.put(
        node - half, Labels.expandWithLabel(crypto, secret, "tree", Bytes.utf8("left"), length));
    nodeToSecret.put(
        node + half, Labels.expandWithLabel(crypto, secret, "tree", Bytes.utf8("right"), length));
    secret.close();
  }

  /// The ancestor of leaf node `node` at `level` (Appendix C).
  private static int ancestor(int node, int level) {
    return ((node >> (level + 1)) << (level + 1)) | ((1 << level) - 1);
  }

  private static int rootOf(int leafCount) {
    return leafCount - 1;
  }

  /// For the state of a member at rest, never for the network.
  public static SecretTree read(WireReader reader, RatchetLimits limits) {
    long leafCount = reader.u32("leaf_count");
    if (leafCount > 1 << 30 || Long.bitCount(leafCount) != 1) {
      throw reader.malformed("leaf_count", "no power of two");
    }
    SecretTree tree = new SecretTree((int) leafCount, limits);
    var nodes = reader.vector("nodes", NodeSecret::read);
    nodes.forEach(node -> tree.nodeToSecret.put(node.node, node.secret));
    var leaves = reader.vector("leaves", LeafRatchets::readIndexed);
    for (Map.Entry<Integer, LeafRatchets> leaf : leaves) {
      if (leaf.getKey() >= leafCount) {
        throw new MalformedMessage(reader.position(), "leaves", "leaf outside of the tree");
      }
      tree.leafToRatchets.put(leaf.getKey(), leaf.getValue());
    }
    return tree;
  }

  @Override
  public void write(WireWriter writer) {
    writer.u32(leafCount);
    writer.vector(
        java.util.List.copyOf(nodeToSecret.entrySet()),
        (entry, out) -> {
          out.u32(entry.getKey());
          Secrets.write(out, entry.getValue());
        });
    writer.vector(
        java.util.List.copyOf(leafToRatchets.entrySet()),
        (entry, out) -> {
          out.u32(entry.getKey());
          entry.getValue().write(out);
        });
  }

  @Override
  public void close() {
    nodeToSecret.values().forEach(Secret::close);
    nodeToSecret.clear();
    leafToRatchets.values().forEach(LeafRatchets::close);
    leafToRatchets.clear();
  }

  private record NodeSecret(int node, Secret secret) {
    static NodeSecret read(WireReader reader) {
      return new NodeSecret((int) reader.u32("node"), Secrets.read(reader, "secret"));
    }
  }
}
