package im.restante.mls.group;

import im.restante.crypto.RandomSource;
import im.restante.crypto.SignatureKeyPair;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.mls.message.Capabilities;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Credential;
import im.restante.mls.message.CredentialType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.KeyPackage;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.Lifetime;
import im.restante.mls.message.ProposalType;
import im.restante.mls.message.ProtocolVersion;
import im.restante.wire.Bytes;
import java.util.List;
import java.util.function.UnaryOperator;

/// A client that can sign, and nothing else: to a server, HPKE keys and ciphertexts are opaque.
final class Client {
  static final long NOW_SECONDS = 1_800_000_000;
  static final Capabilities CAPABILITIES =
      new Capabilities(
          List.of(ProtocolVersion.MLS10),
          List.of(new CipherSuiteId(1)),
          List.of(),
          List.of(ProposalType.SELF_REMOVE),
          List.of(CredentialType.BASIC));

  final SuiteCrypto crypto;
  final RandomSource random;
  final SignatureKeyPair signature;
  final Credential credential;
  Capabilities capabilities = CAPABILITIES;
  Extensions extensions = Extensions.EMPTY;

  Client(String name, SuiteCrypto crypto, RandomSource random) {
    this.crypto = crypto;
    this.random = random;
    this.signature = crypto.generateSignatureKeyPair(random);
    this.credential = new Credential.Basic(Bytes.utf8(name));
  }

  Bytes hpkeKey() {
    return crypto.generateHpkeKeyPair(random).publicKey();
  }

  KeyPackage keyPackage() {
    return keyPackage(UnaryOperator.identity(), UnaryOperator.identity());
  }

  /// A KeyPackage changed before its leaf and then it itself are signed.
  KeyPackage keyPackage(
      UnaryOperator<LeafNode> changeLeaf, UnaryOperator<KeyPackage> changePackage) {
    Lifetime lifetime = new Lifetime(NOW_SECONDS - 1000, NOW_SECONDS + 1000);
    LeafNode leaf =
        sign(
            changeLeaf.apply(unsigned(new LeafNodeSource.FromKeyPackage(lifetime))),
            Bytes.EMPTY,
            0);
    KeyPackage unsigned =
        changePackage.apply(
            KeyPackage.of(
                ProtocolVersion.MLS10,
                new CipherSuiteId(crypto.suite().value()),
                hpkeKey(),
                leaf,
                Extensions.EMPTY,
                Bytes.EMPTY));
    return unsigned.withSignature(sign("KeyPackageTBS", unsigned.toBeSigned()));
  }

  LeafNode unsigned(LeafNodeSource source) {
    return LeafNode.of(
        hpkeKey(),
        signature.publicKey(),
        credential,
        capabilities,
        source,
        extensions,
        Bytes.EMPTY);
  }

  LeafNode sign(LeafNode leaf, Bytes groupId, long leafIndex) {
    LeafNode unsigned = leaf.withSignature(Bytes.EMPTY);
    return unsigned.withSignature(sign("LeafNodeTBS", unsigned.toBeSigned(groupId, leafIndex)));
  }

  Bytes sign(String label, Bytes content) {
    return Labels.signWithLabel(crypto, signature.privateKey(), label, content);
  }
}
