package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// An inner node of the ratchet tree (RFC 9420 §7.1).
///
/// ```
/// struct {
///     HPKEPublicKey encryption_key;
///     opaque parent_hash<V>;
///     uint32 unmerged_leaves<V>;
/// } ParentNode;
/// ```
public record ParentNode(Bytes encryptionKey, Bytes parentHash, LeafIndexList unmergedLeaves)
    implements WireStruct, Node {
  public static ParentNode read(WireReader reader) {
    return new ParentNode(
        reader.opaque("encryption_key"), reader.opaque("parent_hash"), LeafIndexList.read(reader));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(encryptionKey).opaque(parentHash).struct(unmergedLeaves);
  }
}
