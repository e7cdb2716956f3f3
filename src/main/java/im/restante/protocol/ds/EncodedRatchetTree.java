package im.restante.protocol.ds;

import im.restante.mls.message.RatchetTree;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// A ratchet tree as it is sent, which the service never needs to parse.
///
/// ```
/// optional<Node> ratchet_tree<V>;
/// ```
///
/// @param encoded the whole vector with its length
public record EncodedRatchetTree(Bytes encoded) implements WireStruct {
  /// The nodes.
  ///
  /// @throws im.restante.wire.MalformedMessage if it is no tree
  public RatchetTree decode() {
    return WireReader.decode(encoded, RatchetTree::read);
  }

  public static EncodedRatchetTree read(WireReader reader) {
    int start = reader.position();
    Bytes _ = reader.opaque("ratchet_tree");
    return new EncodedRatchetTree(reader.since(start));
  }

  @Override
  public void write(WireWriter writer) {
    writer.fixed(encoded);
  }
}
