package im.restante.wire;

/// A struct of the presentation language: one record, one field list, written in wire order.
///
/// Every implementation has a `static T read(WireReader)` next to [#write], in the same order.
public interface WireStruct {
  /// Appends the encoding of this struct.
  void write(WireWriter writer);

  /// The encoding of this struct on its own.
  default Bytes encode() {
    WireWriter writer = new WireWriter();
    write(writer);
    return writer.toBytes();
  }
}
