package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// One extension of a KeyPackage, LeafNode, GroupContext or GroupInfo (RFC 9420 §13).
///
/// ```
/// struct {
///     ExtensionType extension_type;
///     opaque extension_data<V>;
/// } Extension;
/// ```
public record Extension(ExtensionType type, Bytes data) implements WireStruct {
  /// An extension whose data is the encoding of `value`.
  public static Extension of(ExtensionType type, WireStruct value) {
    return new Extension(type, value.encode());
  }

  public static Extension read(WireReader reader) {
    return new Extension(ExtensionType.read(reader), reader.opaque("extension_data"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(type).opaque(data);
  }
}
