package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// What a client publishes so that others can add it to a group (RFC 9420 §10).
///
/// ```
/// struct {
///     ProtocolVersion version;
///     CipherSuite cipher_suite;
///     HPKEPublicKey init_key;
///     LeafNode leaf_node;
///     Extension extensions<V>;
///     /* SignWithLabel(., "KeyPackageTBS", KeyPackageTBS) */
///     opaque signature<V>;
/// } KeyPackage;
/// ```
///
/// @param encoded the original bytes, or what [#of] wrote; a function of the other components. The
///   KeyPackageRef is over these.
public record KeyPackage(
    ProtocolVersion version,
    CipherSuiteId cipherSuite,
    Bytes initKey,
    LeafNode leafNode,
    Extensions extensions,
    Bytes signature,
    Bytes encoded)
    implements MLSMessage.Body {

  /// A KeyPackage made here. Sign one with an empty signature: [#toBeSigned], [#withSignature].
  public static KeyPackage of(
      ProtocolVersion version,
      CipherSuiteId cipherSuite,
      Bytes initKey,
      LeafNode leafNode,
      Extensions extensions,
      Bytes signature) {
    WireWriter writer =
        new WireWriter(leafNode.encoded().size() + 256)
            .struct(version)
            .struct(cipherSuite)
            .opaque(initKey)
            .struct(leafNode)
            .struct(extensions)
            .opaque(signature);
    return new KeyPackage(
        version, cipherSuite, initKey, leafNode, extensions, signature, writer.toBytes());
  }

  public KeyPackage withSignature(Bytes newSignature) {
    return of(version, cipherSuite, initKey, leafNode, extensions, newSignature);
  }

  /// The encoding of KeyPackageTBS: everything before the signature.
  public Bytes toBeSigned() {
    return encoded.slice(0, encoded.size() - WireWriter.opaqueSize(signature));
  }

  @Override
  public WireFormat wireFormat() {
    return WireFormat.KEY_PACKAGE;
  }

  public static KeyPackage read(WireReader reader) {
    int start = reader.position();
    return new KeyPackage(
        ProtocolVersion.read(reader),
        CipherSuiteId.read(reader),
        reader.opaque("init_key"),
        LeafNode.read(reader),
        Extensions.read(reader),
        reader.opaque("signature"),
        reader.since(start));
  }

  @Override
  public void write(WireWriter writer) {
    writer.fixed(encoded);
  }
}
