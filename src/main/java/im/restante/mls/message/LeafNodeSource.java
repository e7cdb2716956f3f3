package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// Where a LeafNode came from, and what it carries for that (RFC 9420 §7.2).
///
/// ```
/// enum { reserved(0), key_package(1), update(2), commit(3), (255) } LeafNodeSource;
///
/// LeafNodeSource leaf_node_source;
/// select (LeafNode.leaf_node_source) {
///     case key_package:
///         Lifetime lifetime;
///     case update:
///         struct{};
///     case commit:
///         opaque parent_hash<V>;
/// };
/// ```
public sealed interface LeafNodeSource extends WireStruct {
  /// `key_package`: not bound to a group; valid for a time.
  record FromKeyPackage(Lifetime lifetime) implements LeafNodeSource {}

  /// `update`: sent in an Update proposal, signed for one group and leaf.
  record FromUpdate() implements LeafNodeSource {}

  /// `commit`: sent in an UpdatePath, signed for one group and leaf.
  record FromCommit(Bytes parentHash) implements LeafNodeSource {}

  static LeafNodeSource read(WireReader reader) {
    return switch (reader.u8("leaf_node_source")) {
      case 1 -> new FromKeyPackage(Lifetime.read(reader));
      case 2 -> new FromUpdate();
      case 3 -> new FromCommit(reader.opaque("parent_hash"));
      default -> throw reader.malformed("leaf_node_source", "unknown value");
    };
  }

  @Override
  default void write(WireWriter writer) {
    switch (this) {
      case FromKeyPackage source -> writer.u8(1).struct(source.lifetime());
      case FromUpdate _ -> writer.u8(2);
      case FromCommit source -> writer.u8(3).opaque(source.parentHash());
    }
  }
}
