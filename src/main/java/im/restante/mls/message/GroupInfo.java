package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// The public state of an epoch, signed by a member (RFC 9420 §12.4.3).
///
/// ```
/// struct {
///     GroupContext group_context;
///     Extension extensions<V>;
///     MAC confirmation_tag;
///     uint32 signer;
///     /* SignWithLabel(., "GroupInfoTBS", GroupInfoTBS) */
///     opaque signature<V>;
/// } GroupInfo;
/// ```
///
/// @param signer leaf index, 0 … 2^32 - 1
/// @param encoded the original bytes, or what [#of] wrote; a function of the other components
public record GroupInfo(
    GroupContext groupContext,
    Extensions extensions,
    Bytes confirmationTag,
    long signer,
    Bytes signature,
    Bytes encoded)
    implements MLSMessage.Body {

  /// A GroupInfo made here. Sign one with an empty signature: [#toBeSigned], [#withSignature].
  public static GroupInfo of(
      GroupContext groupContext,
      Extensions extensions,
      Bytes confirmationTag,
      long signer,
      Bytes signature) {
    WireWriter writer =
        new WireWriter()
            .struct(groupContext)
            .struct(extensions)
            .opaque(confirmationTag)
            .u32(signer)
            .opaque(signature);
    return new GroupInfo(
        groupContext, extensions, confirmationTag, signer, signature, writer.toBytes());
  }

  public GroupInfo withSignature(Bytes newSignature) {
    return of(groupContext, extensions, confirmationTag, signer, newSignature);
  }

  /// The encoding of GroupInfoTBS: everything before the signature.
  public Bytes toBeSigned() {
    return encoded.slice(0, encoded.size() - WireWriter.opaqueSize(signature));
  }

  @Override
  public WireFormat wireFormat() {
    return WireFormat.GROUP_INFO;
  }

  public static GroupInfo read(WireReader reader) {
    int start = reader.position();
    return new GroupInfo(
        GroupContext.read(reader),
        Extensions.read(reader),
        reader.opaque("confirmation_tag"),
        reader.u32("signer"),
        reader.opaque("signature"),
        reader.since(start));
  }

  @Override
  public void write(WireWriter writer) {
    writer.fixed(encoded);
  }
}
