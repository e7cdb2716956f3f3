package im.restante.mls.vectors;

import static im.restante.mls.vectors.VectorJson.hex;
import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.Secret;
import im.restante.crypto.SeededRandom;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.member.TreeKemSecrets;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.GroupContext;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.ProtocolVersion;
import im.restante.mls.message.UpdatePath;
import im.restante.mls.message.UpdatePathNode;
import im.restante.mls.tree.PathStep;
import im.restante.mls.tree.RatchetTree;
import im.restante.mls.tree.TreeEditor;
import im.restante.mls.tree.TreeValidation;
import im.restante.mls.tree.TreeView;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// treekem.json: merging update paths into a tree, opening them with each member's keys, and making
/// paths of our own that everybody else opens (RFC 9420 §7.4 to §7.6, §7.9).
final class TreeKemVectors implements VectorFile {
  @Override
  public Outcome run(JsonObject vector) {
    SuiteCrypto crypto = VectorJson.suite(vector);
    if (crypto == null) {
      return Outcome.skipped("unknown cipher suite");
    }
    RatchetTree tree = VectorTrees.read(hex(vector, "ratchet_tree"), crypto);
    assertThat(TreeValidation.check(VectorTrees.view(tree, crypto))).isNull();
    List<TreeKemSecrets> members = members(vector, VectorTrees.view(tree, crypto), crypto);
    boolean first = true;
    for (Object element : vector.getJsonArray("update_paths")) {
      JsonObject expected = (JsonObject) element;
      merge(tree, expected, crypto);
      Bytes context = context(vector, expected, crypto);
      open(VectorTrees.view(tree, crypto), expected, members, context);
      if (first) {
        make(VectorTrees.view(tree, crypto), expected, members, context, crypto);
        first = false;
      }
    }
    return Outcome.passed();
  }

  private static List<TreeKemSecrets> members(
      JsonObject vector, TreeView tree, SuiteCrypto crypto) {
    List<TreeKemSecrets> members = new ArrayList<>();
    for (Object element : vector.getJsonArray("leaves_private")) {
      JsonObject leaf = (JsonObject) element;
      Map<Integer, Secret> pathSecrets = new HashMap<>();
      for (Object each : leaf.getJsonArray("path_secrets")) {
        JsonObject known = (JsonObject) each;
        pathSecrets.put(known.getInteger("node"), VectorJson.secret(known, "path_secret"));
      }
      members.add(
          TreeKemSecrets.of(
              crypto,
              tree,
              leaf.getInteger("index"),
              VectorKeys.privateKey(crypto.suite(), hex(leaf, "encryption_priv")),
              pathSecrets));
    }
    return members;
  }

  private static Bytes context(JsonObject vector, JsonObject expected, SuiteCrypto crypto) {
    return new GroupContext(
            ProtocolVersion.MLS10,
            new CipherSuiteId(crypto.suite().value()),
            hex(vector, "group_id"),
            vector.getLong("epoch"),
            hex(expected, "tree_hash_after"),
            hex(vector, "confirmed_transcript_hash"),
            Extensions.EMPTY)
        .encode();
  }

  private static void open(
      TreeView tree, JsonObject expected, List<TreeKemSecrets> members, Bytes context) {
    UpdatePath path = WireReader.decode(hex(expected, "update_path"), UpdatePath::read);
    int sender = expected.getInteger("sender");
    Secret commitSecret = VectorJson.secret(expected, "commit_secret");
    for (TreeKemSecrets member : members) {
      if (member.isNot(sender)) {
        assertThat(member.commitSecret(tree, sender, path, context)).isEqualTo(commitSecret);
        String pathSecret = expected.getJsonArray("path_secrets").getString(member.leafIndex());
        member.assertPathSecret(
            tree, sender, path, Secret.copyOf(Bytes.fromHex(pathSecret)), commitSecret);
      }
    }
  }

  private static void make(
      TreeView tree,
      JsonObject expected,
      List<TreeKemSecrets> members,
      Bytes context,
      SuiteCrypto crypto) {
    UpdatePath theirs = WireReader.decode(hex(expected, "update_path"), UpdatePath::read);
    int sender = expected.getInteger("sender");
    TreeKemSecrets.Made made =
        TreeKemSecrets.make(crypto, tree, sender, context, new SeededRandom("treekem"));
    UpdatePath ours = new UpdatePath(theirs.leafNode(), made.nodes());
    for (TreeKemSecrets member : members) {
      if (member.isNot(sender)) {
        assertThat(member.commitSecret(tree, sender, ours, context)).isEqualTo(made.commitSecret());
      }
    }
  }

  private static void merge(RatchetTree tree, JsonObject expected, SuiteCrypto crypto) {
    UpdatePath path = WireReader.decode(hex(expected, "update_path"), UpdatePath::read);
    int sender = expected.getInteger("sender");
    TreeEditor editor = VectorTrees.edit(tree, crypto);
    List<PathStep> steps = editor.filteredDirectPath(sender);
    assertThat(steps).hasSameSizeAs(path.nodes());
    for (int i = 0; i < steps.size(); i++) {
      assertThat(path.nodes().get(i).encryptedPathSecret())
          .hasSize(editor.resolutionSize(steps.get(i).copathChild(), _ -> false));
    }
    Bytes parentHash =
        editor.mergePath(sender, path.nodes().stream().map(UpdatePathNode::encryptionKey).toList());
    assertThat(path.leafNode().source()).isEqualTo(new LeafNodeSource.FromCommit(parentHash));
    editor.setLeaf(sender, path.leafNode());
    TreeView after = VectorTrees.view(editor.finish(), crypto);
    assertThat(after.treeHash()).isEqualTo(hex(expected, "tree_hash_after"));
    assertThat(TreeValidation.check(after)).isNull();
  }
}
