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
///   opaque tree_hash<0..255>;  /* empty at a leaf: one hash of what is here */
///   opaque value[rest];      /* LeafNode or ParentNode, nothing if blank */
/// } NodeContent;
/// ```
///
/// It is kept as its encoding, in one array of its own: parsed nodes take several times the room
/// (P9), and most nodes of a large group are not looked at for a long time.
public final class NodeContent implements Cell, WireStruct {
  static final int BLANK = 0;
  static final int LEAF = 1;
  static final int PARENT = 2;
  static final NodeContent BLANK_LEAF = of(BLANK, 0, Bytes.EMPTY, Bytes.EMPTY);

  private static final int MEMBERS_AT = 1;
  private static final int HASH_SIZE_AT = 5;
  private static final int HASH_AT = 6;

  private final byte[] encoded;

  private NodeContent(byte[] encoded) {
    this.encoded = encoded;
  }

  static NodeContent of(int kind, int members, Bytes treeHash, Bytes value) {
    byte[] encoded = new byte[HASH_AT + treeHash.size() + value.size()];
    encoded[0] = (byte) kind;
    for (int i = MEMBERS_AT; i < HASH_SIZE_AT; i++) {
      encoded[i] = (byte) (members >>> (Byte.SIZE * (HASH_SIZE_AT - 1 - i)));
    }
    encoded[HASH_SIZE_AT] = (byte) treeHash.size();
    treeHash.copyTo(encoded, HASH_AT);
    value.copyTo(encoded, HASH_AT + treeHash.size());
    return new NodeContent(encoded);
  }

  /// Checks the header only: contents come from our own storage.
  public static NodeContent read(WireReader reader) {
    int start = reader.position();
    byte[] encoded = reader.rest().toByteArray();
    if (encoded.length < HASH_AT
        || encoded[0] < BLANK
        || encoded[0] > PARENT
        || encoded.length < HASH_AT + (encoded[HASH_SIZE_AT] & 0xff)) {
      throw new MalformedMessage(start, "NodeContent", "no node content");
    }
    return new NodeContent(encoded);
  }

  @Override
  public void write(WireWriter writer) {
    writer.fixed(encode());
  }

  @Override
  public Bytes encode() {
    return Bytes.wrap(encoded);
  }

  public boolean isBlank() {
    return encoded[0] == BLANK;
  }

  /// Number of non-blank leaves in the subtree.
  public int members() {
    int members = 0;
    for (int i = MEMBERS_AT; i < HASH_SIZE_AT; i++) {
      members = (members << Byte.SIZE) | (encoded[i] & 0xff);
    }
    return members;
  }

  /// Tree hash of the subtree (RFC 9420 §7.8); empty at a leaf.
  public Bytes treeHash() {
    return Bytes.wrap(encoded, HASH_AT, encoded[HASH_SIZE_AT] & 0xff);
  }

  /// The encoded LeafNode or ParentNode; empty if blank.
  public Bytes value() {
    int from = HASH_AT + (encoded[HASH_SIZE_AT] & 0xff);
    return Bytes.wrap(encoded, from, encoded.length - from);
  }
}
