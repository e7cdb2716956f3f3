package im.restante.mls.tree;

import im.restante.crypto.SuiteCrypto;
import im.restante.wire.Bytes;
import im.restante.wire.WireWriter;

/// Tree hashes (RFC 9420 §7.8) and parent hashes (§7.9) over encoded nodes.
final class TreeHash {
  private TreeHash() {}

  /// Hash of a leaf: `TreeHashInput{leaf, LeafNodeHashInput{leaf_index, optional<LeafNode>}}`.
  static Bytes ofLeaf(SuiteCrypto crypto, int leafIndex, Bytes encodedLeafOrEmpty) {
    WireWriter input = new WireWriter(8 + encodedLeafOrEmpty.size());
    input.u8(NodeContent.LEAF).u32(leafIndex);
    return crypto.hash(optional(input, encodedLeafOrEmpty).toBytes());
  }

  /// Hash of a parent: `TreeHashInput{parent, ParentNodeHashInput{optional<ParentNode>, left_hash,
  /// right_hash}}`.
  static Bytes ofParent(SuiteCrypto crypto, Bytes encodedParentOrEmpty, Bytes left, Bytes right) {
    WireWriter input = new WireWriter(16 + encodedParentOrEmpty.size() + 2 * left.size());
    input.u8(NodeContent.PARENT);
    return crypto.hash(optional(input, encodedParentOrEmpty).opaque(left).opaque(right).toBytes());
  }

  /// `Hash(ParentHashInput)` of a parent node with respect to the subtree on the other side.
  static Bytes parentHash(
      SuiteCrypto crypto, Bytes encryptionKey, Bytes parentHash, Bytes originalSiblingTreeHash) {
    WireWriter input = new WireWriter(256);
    input.opaque(encryptionKey).opaque(parentHash).opaque(originalSiblingTreeHash);
    return crypto.hash(input.toBytes());
  }

  private static WireWriter optional(WireWriter input, Bytes encodedOrEmpty) {
    return input.bool(!encodedOrEmpty.isEmpty()).fixed(encodedOrEmpty);
  }
}
