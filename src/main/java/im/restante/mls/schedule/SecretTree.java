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

  /// The key of a received message, which is used up only by [Attempt#take].
  public Attempt attempt(SuiteCrypto crypto, int leaf, RatchetType type, long generation)
      throws KeyUnavailable {
    if (leaf < 0 || leaf >= leafCount) {
      throw new KeyUnavailable(KeyUnavailable.Reason.NO_SUCH_LEAF, generation);
    }
    HashRatchet ratchet = ratchetsAt(crypto, leaf).of(type);
    return new Attempt(ratchet, ratchet.step(crypto, generation, limits), limits);
  }

  /// One attempt at opening a message: closing it without [#take] leaves the tree as it was.
  public static final class Attempt implements AutoCloseable {
    private final HashRatchet ratchet;
    private final HashRatchet.Step step;
    private final RatchetLimits limits;
    private boolean taken;

    private Attempt(HashRatchet ratchet, HashRatchet.Step step, RatchetLimits limits) {
      this.ratchet = ratchet;
      this.step = step;
      this.limits = limits;
    }

    public MessageKey key() {
      return step.key();
    }

    /// The message is accepted: its key is erased and opens nothing any more.
    public void take() {
      ratchet.take(step, limits);
      taken = true;
    }

    @Override
    public void close() {
      if (!taken) {
        step.drop();
      }
    }
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
