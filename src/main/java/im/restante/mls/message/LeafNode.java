package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// A leaf of the ratchet tree: one client of the group (RFC 9420 §7.2).
///
/// ```
/// struct {
///     HPKEPublicKey encryption_key;
///     SignaturePublicKey signature_key;
///     Credential credential;
///     Capabilities capabilities;
///     LeafNodeSource leaf_node_source;
///     select (LeafNode.leaf_node_source) { … };
///     Extension extensions<V>;
///     opaque signature<V>;
/// } LeafNode;
/// ```
///
/// @param encoded the original bytes, or what [#of] wrote; a function of the other components
public record LeafNode(
    Bytes encryptionKey,
    Bytes signatureKey,
    Credential credential,
    Capabilities capabilities,
    LeafNodeSource source,
    Extensions extensions,
    Bytes signature,
    Bytes encoded)
    implements WireStruct, Node {

  /// A leaf made here. Sign one with an empty signature: [#toBeSigned], then [#withSignature].
  public static LeafNode of(
      Bytes encryptionKey,
      Bytes signatureKey,
      Credential credential,
      Capabilities capabilities,
      LeafNodeSource source,
      Extensions extensions,
      Bytes signature) {
    WireWriter writer =
        new WireWriter()
            .opaque(encryptionKey)
            .opaque(signatureKey)
            .struct(credential)
            .struct(capabilities)
            .struct(source)
            .struct(extensions)
            .opaque(signature);
    return new LeafNode(
        encryptionKey,
        signatureKey,
        credential,
        capabilities,
        source,
        extensions,
        signature,
        writer.toBytes());
  }

  public LeafNode withSignature(Bytes newSignature) {
    return of(
        encryptionKey, signatureKey, credential, capabilities, source, extensions, newSignature);
  }

  /// The encoding of LeafNodeTBS (§7.2): everything before the signature, and for a leaf of an
  /// Update or a Commit the place it is for. A leaf of a KeyPackage has no place yet: both are
  /// ignored.
  ///
  /// ```
  /// struct {
  ///     … all fields of LeafNode before signature …
  ///     select (LeafNodeTBS.leaf_node_source) {
  ///         case key_package:
  ///             struct{};
  ///         case update:
  ///         case commit:
  ///             opaque group_id<V>;
  ///             uint32 leaf_index;
  ///     };
  /// } LeafNodeTBS;
  /// ```
  public Bytes toBeSigned(Bytes groupId, long leafIndex) {
    Bytes content = encoded.slice(0, encoded.size() - WireWriter.opaqueSize(signature));
    return switch (source) {
      case LeafNodeSource.FromKeyPackage _ -> content;
      case LeafNodeSource.FromUpdate _, LeafNodeSource.FromCommit _ ->
          new WireWriter(content.size() + groupId.size() + 8)
              .fixed(content)
              .opaque(groupId)
              .u32(leafIndex)
              .toBytes();
    };
  }

  public static LeafNode read(WireReader reader) {
    int start = reader.position();
    return new LeafNode(
        reader.opaque("encryption_key"),
        reader.opaque("signature_key"),
        Credential.read(reader),
        Capabilities.read(reader),
        LeafNodeSource.read(reader),
        Extensions.read(reader),
        reader.opaque("signature"),
        reader.since(start));
  }

  @Override
  public void write(WireWriter writer) {
    writer.fixed(encoded);
  }
}
