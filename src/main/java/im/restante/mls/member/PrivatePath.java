package im.restante.mls.member;

import im.restante.crypto.HpkeKeyPair;
import im.restante.crypto.HpkeSealed;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.mls.message.HPKECiphertext;
import im.restante.mls.message.UpdatePath;
import im.restante.mls.schedule.Secrets;
import im.restante.mls.tree.PathStep;
import im.restante.mls.tree.TreeMath;
import im.restante.mls.tree.TreeView;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/// The HPKE private keys that one member holds: its leaf's and those of its direct path as far as
/// it knows them (RFC 9420 §4.2).
///
/// Immutable; successors share keys, so [#closeExcept] says which may go.
final class PrivatePath implements WireStruct {
  private final int leafIndex;
  private final Secret leafKey;
  private final Map<Integer, Secret> nodeToKey;

  private PrivatePath(int leafIndex, Secret leafKey, Map<Integer, Secret> nodeToKey) {
    this.leafIndex = leafIndex;
    this.leafKey = leafKey;
    this.nodeToKey = nodeToKey;
  }

  /// A member that knows its own leaf's key only; takes over `leafKey`.
  static PrivatePath ofLeaf(int leafIndex, Secret leafKey) {
    return new PrivatePath(leafIndex, leafKey, Map.of());
  }

  /// A member that knows these keys of its direct path, by node index; takes them over.
  static PrivatePath of(int leafIndex, Secret leafKey, Map<Integer, Secret> nodeToKey) {
    return new PrivatePath(leafIndex, leafKey, new TreeMap<>(nodeToKey));
  }

  int leafIndex() {
    return leafIndex;
  }

  Secret leafKey() {
    return leafKey;
  }

  /// The committer's own path after its commit.
  static PrivatePath ofCommitter(int leafIndex, FreshPath fresh) {
    TreeMap<Integer, Secret> keys = new TreeMap<>();
    for (int i = 0; i < fresh.steps().size(); i++) {
      keys.put(fresh.steps().get(i).node(), fresh.nodeKeys().get(i).privateKey());
    }
    return new PrivatePath(leafIndex, fresh.leafKey().privateKey(), keys);
  }

  /// The same member with another leaf key and nothing known above it (after its Update).
  PrivatePath withLeafKey(Secret newLeafKey) {
    return new PrivatePath(leafIndex, newLeafKey, Map.of());
  }

  /// Without the keys of nodes that are blank or gone in `view`.
  PrivatePath within(TreeView view) {
    TreeMap<Integer, Secret> kept = new TreeMap<>(nodeToKey);
    kept.keySet().removeIf(node -> node >= view.nodeCount() || view.isBlank(node));
    return new PrivatePath(leafIndex, leafKey, kept);
  }

  /// What a path gave a member.
  ///
  /// @param path its private keys from now on
  record Opened(PrivatePath path, Secret commitSecret) {}

  /// Opens the path secret meant for this member and follows it to the root (RFC 9420 §7.5).
  ///
  /// @param view the tree after the proposals, with or without the path merged
  /// @param senderLeaf leaf index of the path's owner, who is somebody else
  /// @param groupContext the provisional GroupContext, encoded
  /// @param added whether a leaf was added by this very commit
  Opened open(
      SuiteCrypto crypto,
      TreeView view,
      int senderLeaf,
      UpdatePath path,
      Bytes groupContext,
      IntPredicate added) {
    List<PathStep> steps = view.filteredDirectPath(senderLeaf);
    int from = commonStep(steps);
    Secret pathSecret =
        decrypt(
            crypto,
            view,
            steps.get(from),
            path.nodes().get(from).encryptedPathSecret(),
            groupContext,
            added);
    return follow(
        crypto,
        steps,
        from,
        pathSecret,
        path.nodes().stream().map(n -> n.encryptionKey()).toList());
  }

  /// Takes over `pathSecret` of step `from` and derives all above it, comparing public keys (RFC
  /// 9420 §7.5, §12.4.3.1).
  ///
  /// @param publicKeys expected public key of each step
  Opened follow(
      SuiteCrypto crypto,
      List<PathStep> steps,
      int from,
      Secret pathSecret,
      List<Bytes> publicKeys) {
    TreeMap<Integer, Secret> keys = new TreeMap<>(nodeToKey);
    Secret at = pathSecret;
    for (int i = from; i < steps.size(); i++) {
      HpkeKeyPair pair = FreshPath.nodeKeyPair(crypto, at);
      Refused.unless(pair.publicKey().equals(publicKeys.get(i)), MemberCheck.PATH_KEYS);
      keys.put(steps.get(i).node(), pair.privateKey());
      Secret next = FreshPath.next(crypto, at);
      at.close();
      at = next;
    }
    return new Opened(new PrivatePath(leafIndex, leafKey, keys), at);
  }

  /// Position in `steps` of the lowest node that is also above this member's leaf.
  int commonStep(List<PathStep> steps) {
    int leafNode = TreeMath.nodeOfLeaf(leafIndex);
    for (int i = 0; i < steps.size(); i++) {
      if (TreeMath.covers(steps.get(i).node(), leafNode)) {
        return i;
      }
    }
    throw new IllegalStateException("no common ancestor");
  }

  private Secret decrypt(
      SuiteCrypto crypto,
      TreeView view,
      PathStep step,
      List<HPKECiphertext> ciphertexts,
      Bytes groupContext,
      IntPredicate added) {
    int position = 0;
    for (int node : view.resolution(step.copathChild())) {
      boolean leaf = TreeMath.isLeaf(node);
      if (leaf && added.test(TreeMath.leafOfNode(node))) {
        continue;
      }
      Secret key = node == TreeMath.nodeOfLeaf(leafIndex) ? leafKey : nodeToKey.get(node);
      if (key != null) {
        Refused.unless(position < ciphertexts.size(), MemberCheck.PATH_SECRET);
        return decrypt(
            crypto,
            key,
            PathSealing.publicKey(view, node),
            ciphertexts.get(position),
            groupContext);
      }
      position++;
    }
    throw Refused.by(MemberCheck.PATH_SECRET);
  }

  private static Secret decrypt(
      SuiteCrypto crypto,
      Secret key,
      Bytes publicKey,
      HPKECiphertext ciphertext,
      Bytes groupContext) {
    Bytes opened =
        Labels.decryptWithLabel(
            crypto,
            key,
            publicKey,
            PathSealing.ENCRYPTION_LABEL,
            groupContext,
            new HpkeSealed(ciphertext.kemOutput(), ciphertext.ciphertext()));
    if (opened == null || opened.size() != crypto.suite().hashLength()) {
      throw Refused.by(MemberCheck.PATH_SECRET);
    }
    return Secret.copyOf(opened);
  }

  /// Wipes the keys that `successor` does not hold any more.
  @SuppressWarnings("ReferenceEquality") // whose array it is matters, not what is in it
  void closeExcept(PrivatePath successor) {
    if (leafKey != successor.leafKey) {
      leafKey.close();
    }
    nodeToKey.forEach((node, key) -> {
      if (successor.nodeToKey.get(node) != key) {
        key.close();
      }
    });
  }

  void close() {
    leafKey.close();
    nodeToKey.values().forEach(Secret::close);
  }

  /// For the state of a member at rest, never for the network.
  static PrivatePath read(WireReader reader) {
    int leafIndex = Math.toIntExact(reader.u32("leaf_index"));
    Secret leafKey = Secrets.read(reader, "leaf_key");
    TreeMap<Integer, Secret> keys = new TreeMap<>();
    for (NodeKey key : reader.vector("node_keys", NodeKey::read)) {
      keys.put(key.node, key.key);
    }
    return new PrivatePath(leafIndex, leafKey, keys);
  }

  @Override
  public void write(WireWriter writer) {
    writer.u32(leafIndex);
    Secrets.write(writer, leafKey);
    writer.vector(
        List.copyOf(nodeToKey.entrySet()),
        (entry, out) -> {
          out.u32(entry.getKey());
          Secrets.write(out, entry.getValue());
        });
  }

  private record NodeKey(int node, Secret key) {
    static NodeKey read(WireReader reader) {
      return new NodeKey(Math.toIntExact(reader.u32("node")), Secrets.read(reader, "key"));
    }
  }
}
