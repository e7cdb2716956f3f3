package im.restante.mls.tree;

import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// What a node holds: its value, the tree hash of its subtree and the number of members below.
///
/// ```
/// struct {
///   uint8 kind;              /* 0 blank, 1 leaf, 2 parent (NodeType of RFC 9420 §7.8) */
///   uint32 members;          /* non-blank leaves in this subtree */
///   opaque tree_hash<0..255>;
///   opaque value[rest];      /* LeafNode or ParentNode, nothing if blank */
/// } NodeContent;
/// ```
///
/// It is kept as its encoding, in an array of its own: parsed nodes take several times the room,
/// and most nodes of a large group are not looked at for a long time.
public record NodeContent(Bytes encoded) implements Cell, WireStruct {
  static final int BLANK = 0;
  static final int LEAF = 1;
  static final int PARENT = 2;

  private static final int MEMBERS_AT = 1;
  private static final int HASH_SIZE_AT = 5;
  private static final int HASH_AT = 6;

  static NodeContent of(int kind, int members, Bytes treeHash, Bytes value) {
    WireWriter writer = new WireWriter(HASH_AT + treeHash.size() + value.size());
    return new NodeContent(writer.u8(kind).u32(members).opaque8(treeHash).fixed(value).toBytes());
  }

  /// Checks the header only: contents come from our own storage.
  public static NodeContent read(WireReader reader) {
    Bytes encoded = reader.rest();
    if (encoded.size() < HASH_AT
        || encoded.get(0) < BLANK
        || encoded.get(0) > PARENT
        || encoded.size() < HASH_AT + (encoded.get(HASH_SIZE_AT) & 0xff)) {
      throw new MalformedMessage(reader.position(), "NodeContent", "no node content");
    }
    return new NodeContent(encoded.compact());
  }

  @Override
  public void write(WireWriter writer) {
    writer.fixed(encoded);
  }

  @Override
  public Bytes encode() {
    return encoded;
  }

  public boolean isBlank() {
    return kind() == BLANK;
  }

  /// Number of non-blank leaves in the subtree.
  public int members() {
    int members = 0;
    for (int i = MEMBERS_AT; i < HASH_SIZE_AT; i++) {
      members = (members << 8) | (encoded.get(i) & 0xff);
    }
    return members;
  }

  /// Tree hash of the subtree (RFC 9420 §7.8).
  public Bytes treeHash() {
    return encoded.slice(HASH_AT, valueAt());
  }

  /// The encoded LeafNode or ParentNode; empty if blank.
  public Bytes value() {
    return encoded.slice(valueAt(), encoded.size());
  }

  int kind() {
    return encoded.get(0);
  }

  private int valueAt() {
    return HASH_AT + (encoded.get(HASH_SIZE_AT) & 0xff);
  }
}
