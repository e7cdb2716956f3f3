package im.restante.mls.member;

import im.restante.crypto.HpkeKeyPair;
import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SignatureKeyPair;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.KeyPackage;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.Lifetime;
import im.restante.mls.message.ProtocolVersion;
import im.restante.mls.schedule.Secrets;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// A KeyPackage with its private keys (RFC 9420 §10): what a client keeps until it is added.
///
/// A group that is joined with it copies what it needs; close the bundle afterwards unless it is
/// one of last resort.
public record KeyPackageBundle(
    KeyPackage keyPackage, Secret initKey, Secret encryptionKey, Secret signatureKey)
    implements WireStruct, AutoCloseable {

  /// Makes and signs a KeyPackage with fresh HPKE keys.
  ///
  /// @param signatureKeys the client's signature keys; the private key is copied
  /// @param extensions KeyPackage extensions
  public static KeyPackageBundle create(
      SuiteCrypto crypto,
      LeafParameters leaf,
      SignatureKeyPair signatureKeys,
      Lifetime lifetime,
      Extensions extensions,
      RandomSource random) {
    HpkeKeyPair init = crypto.generateHpkeKeyPair(random);
    HpkeKeyPair encryption = crypto.generateHpkeKeyPair(random);
    Secret signatureKey = signatureKeys.privateKey().duplicate();
    LeafNode unsignedLeaf =
        LeafNode.of(
            encryption.publicKey(),
            signatureKeys.publicKey(),
            leaf.credential(),
            leaf.capabilities(),
            new LeafNodeSource.FromKeyPackage(lifetime),
            leaf.extensions(),
            Bytes.EMPTY);
    KeyPackage unsigned =
        KeyPackage.of(
            ProtocolVersion.MLS10,
            new CipherSuiteId(crypto.suite().value()),
            init.publicKey(),
            Signing.sign(crypto, signatureKey, unsignedLeaf, Bytes.EMPTY, 0),
            extensions,
            Bytes.EMPTY);
    Bytes signature =
        Labels.signWithLabel(crypto, signatureKey, "KeyPackageTBS", unsigned.toBeSigned());
    return new KeyPackageBundle(
        unsigned.withSignature(signature),
        init.privateKey(),
        encryption.privateKey(),
        signatureKey);
  }

  /// KeyPackageRef (§5.2), by which a Welcome names this KeyPackage.
  public Bytes reference(SuiteCrypto crypto) {
    return Labels.refHash(crypto, "MLS 1.0 KeyPackage Reference", keyPackage.encoded());
  }

  /// For the client's own storage, never for the network.
  public static KeyPackageBundle read(WireReader reader) {
    return new KeyPackageBundle(
        KeyPackage.read(reader),
        Secrets.read(reader, "init_key"),
        Secrets.read(reader, "encryption_key"),
        Secrets.read(reader, "signature_key"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(keyPackage);
    Secrets.write(writer, initKey);
    Secrets.write(writer, encryptionKey);
    Secrets.write(writer, signatureKey);
  }

  @Override
  public void close() {
    initKey.close();
    encryptionKey.close();
    signatureKey.close();
  }
}
