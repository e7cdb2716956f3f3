package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// Anything that MLS sends, with its kind in front (RFC 9420 §6).
///
/// ```
/// struct {
///     ProtocolVersion version = mls10;
///     WireFormat wire_format;
///     select (MLSMessage.wire_format) {
///         case mls_public_message:  PublicMessage public_message;
///         case mls_private_message: PrivateMessage private_message;
///         case mls_welcome:         Welcome welcome;
///         case mls_group_info:      GroupInfo group_info;
///         case mls_key_package:     KeyPackage key_package;
///     };
/// } MLSMessage;
/// ```
///
/// Another version or wire format has a body that cannot be read, so it is malformed.
///
/// @param encoded the original bytes, or what [#of] wrote; a function of the body
public record MLSMessage(Body body, Bytes encoded) implements WireStruct {
  /// The select body of MLSMessage.
  public sealed interface Body extends WireStruct
      permits GroupInfo, KeyPackage, PrivateMessage, PublicMessage, Welcome {
    WireFormat wireFormat();
  }

  public static MLSMessage of(Body body) {
    WireWriter writer =
        new WireWriter().struct(ProtocolVersion.MLS10).struct(body.wireFormat()).struct(body);
    return new MLSMessage(body, writer.toBytes());
  }

  /// The message that `bytes` are, to the last byte.
  ///
  /// @throws im.restante.wire.MalformedMessage if they are none
  public static MLSMessage decode(Bytes bytes) {
    return WireReader.decode(bytes, MLSMessage::read);
  }

  public WireFormat wireFormat() {
    return body.wireFormat();
  }

  public static MLSMessage read(WireReader reader) {
    int start = reader.position();
    if (!ProtocolVersion.read(reader).equals(ProtocolVersion.MLS10)) {
      throw reader.malformed("version", "not mls10");
    }
    Body body =
        switch (WireFormat.read(reader).value()) {
          case 1 -> PublicMessage.read(reader);
          case 2 -> PrivateMessage.read(reader);
          case 3 -> Welcome.read(reader);
          case 4 -> GroupInfo.read(reader);
          case 5 -> KeyPackage.read(reader);
          default -> throw reader.malformed("wire_format", "unknown value");
        };
    return new MLSMessage(body, reader.since(start));
  }

  @Override
  public void write(WireWriter writer) {
    writer.fixed(encoded);
  }
}
