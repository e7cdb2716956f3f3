package im.restante.mls.member;

import im.restante.crypto.Secret;
import im.restante.mls.message.GroupContext;
import im.restante.mls.message.LeafNode;
import im.restante.mls.schedule.RatchetLimits;
import im.restante.mls.schedule.SecretTree;
import im.restante.mls.schedule.Secrets;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is kept of an epoch that was left, to open its late application messages (RFC 9420 §14).
///
/// @param context of that epoch
/// @param senderData its sender_data_secret
/// @param leavesBefore the leaves that the commit ending it changed, as they were before; empty for
///   a blank one
record PastEpoch(
    GroupContext context,
    Secret senderData,
    SecretTree secretTree,
    Map<Integer, Optional<LeafNode>> leavesBefore)
    implements WireStruct, AutoCloseable {

  static PastEpoch read(WireReader reader, RatchetLimits limits) {
    GroupContext context = GroupContext.read(reader);
    Secret senderData = Secrets.read(reader, "sender_data_secret");
    SecretTree secretTree = SecretTree.read(reader, limits);
    Map<Integer, Optional<LeafNode>> leaves = new TreeMap<>();
    for (ChangedLeaf leaf : reader.vector("leaves_before", ChangedLeaf::read)) {
      leaves.put(leaf.leafIndex, leaf.before);
    }
    return new PastEpoch(context, senderData, secretTree, leaves);
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(context);
    Secrets.write(writer, senderData);
    writer.struct(secretTree);
    writer.vector(
        List.copyOf(leavesBefore.entrySet()),
        (entry, out) -> out.u32(entry.getKey()).optional(entry.getValue().orElse(null)));
  }

  @Override
  public void close() {
    senderData.close();
    secretTree.close();
  }

  private record ChangedLeaf(int leafIndex, Optional<LeafNode> before) {
    static ChangedLeaf read(WireReader reader) {
      return new ChangedLeaf(
          Math.toIntExact(reader.u32("leaf_index")),
          Optional.ofNullable(reader.optional("leaf_node", LeafNode::read)));
    }
  }
}
