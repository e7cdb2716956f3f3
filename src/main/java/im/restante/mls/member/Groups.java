package im.restante.mls.member;

import im.restante.mls.check.Checked;
import im.restante.mls.check.Rejection;
import im.restante.mls.group.GroupAccess;
import im.restante.mls.group.GroupCore;
import im.restante.mls.group.PublicGroup;
import im.restante.mls.message.RatchetTree;
import im.restante.mls.tree.RatchetTreeNodes;
import im.restante.mls.tree.TreeMath;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// How the public half of a group stands in a member's stored state:
///
/// ```
/// struct {
///   GroupCore core;
///   optional<Node> ratchet_tree<V>;
/// } StoredGroup;
/// ```
final class Groups {
  private Groups() {}

  /// Reads back what was verified before it was stored: shape only is checked.
  static PublicGroup read(WireReader reader, GroupAccess access) {
    GroupCore core = GroupCore.read(reader);
    RatchetTree nodes = RatchetTree.read(reader);
    return switch (RatchetTreeNodes.check(nodes.nodes(), TreeMath.LEAVES_MAX)) {
      case Checked.Valid<RatchetTreeNodes>(RatchetTreeNodes valid) ->
          PublicGroup.load(core, valid.toTree(access.vault(), access.crypto()), access);
      case Checked.Invalid<RatchetTreeNodes>(Rejection _) ->
          throw reader.malformed("ratchet_tree", "no tree");
    };
  }

  static void write(WireWriter writer, PublicGroup group, GroupAccess access) {
    writer.struct(group.core()).fixed(group.ratchetTree(access));
  }
}
