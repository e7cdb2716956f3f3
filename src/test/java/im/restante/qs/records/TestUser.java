package im.restante.qs.records;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.CryptoProvider;
import im.restante.crypto.HpkeKeyPair;
import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SignatureBackend;
import im.restante.crypto.SignatureKeyPair;
import im.restante.crypto.SuiteCrypto;
import im.restante.crypto.SystemRandom;
import im.restante.mls.label.Labels;
import im.restante.mls.message.Capabilities;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Credential;
import im.restante.mls.message.CredentialType;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.KeyPackage;
import im.restante.mls.message.LeafNode;
import im.restante.mls.message.LeafNodeSource;
import im.restante.mls.message.Lifetime;
import im.restante.mls.message.ProtocolVersion;
import im.restante.protocol.qs.AddPackage;
import im.restante.protocol.qs.ClientQueueConfig;
import im.restante.protocol.qs.CreateUserRequest;
import im.restante.protocol.qs.EncryptionKey;
import im.restante.protocol.qs.QSRequest;
import im.restante.protocol.qs.QSRequestContent;
import im.restante.protocol.qs.QSRequestEnvelope;
import im.restante.protocol.qs.QsAuthToken;
import im.restante.protocol.qs.QsClientId;
import im.restante.protocol.qs.QsSenderID;
import im.restante.protocol.qs.QsUserId;
import im.restante.protocol.qs.QueueConfigSealer;
import im.restante.protocol.qs.UserCreated;
import im.restante.wire.Bytes;
import java.util.List;

/// A user with one client, as far as the Queueing Service knows them: keys and the bytes they sign.
final class TestUser {
  static final CryptoProvider PROVIDER = CryptoProvider.create(SignatureBackend.AUTO);
  static final SuiteCrypto CRYPTO =
      PROVIDER.suite(CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519);
  static final RandomSource RANDOM = new SystemRandom();
  static final Bytes DOMAIN = Bytes.utf8("example.org");

  final SignatureKeyPair userKey = CRYPTO.generateSignatureKeyPair(RANDOM);
  final SignatureKeyPair clientKey = CRYPTO.generateSignatureKeyPair(RANDOM);
  final HpkeKeyPair queueKey = CRYPTO.generateHpkeKeyPair(RANDOM);
  final Bytes friendshipToken = RANDOM.bytes(32);
  QsUserId userId = new QsUserId(RANDOM.bytes(16));
  QsClientId clientId = new QsClientId(RANDOM.bytes(16));

  CreateUserRequest createRequest() {
    return new CreateUserRequest(
        userKey.publicKey(), friendshipToken, clientKey.publicKey(), queueKey.publicKey());
  }

  TestUser named(UserCreated created) {
    userId = created.userId();
    clientId = created.clientId();
    return this;
  }

  static Bytes anonymous(QSRequest request) {
    return new QSRequestEnvelope(QSRequestContent.of(request), null).encode();
  }

  Bytes byUser(QSRequest request, long nowSeconds) {
    return signed(request, QsSenderID.of(userId), userKey.privateKey(), nowSeconds);
  }

  Bytes byClient(QSRequest request, long nowSeconds) {
    return signed(request, QsSenderID.of(clientId), clientKey.privateKey(), nowSeconds);
  }

  static Bytes signed(QSRequest request, QsSenderID sender, Secret key, long nowSeconds) {
    QSRequestContent content = QSRequestContent.of(request);
    return new QSRequestEnvelope(
            content, QsAuthToken.sign(CRYPTO, key, sender, nowSeconds, content))
        .encode();
  }

  AddPackage addPackage(long nowSeconds, boolean lastResort) {
    HpkeKeyPair providerKey = CRYPTO.deriveHpkeKeyPair(Secret.zeros(32));
    return addPackage(
        new EncryptionKey(1, providerKey.publicKey()), DOMAIN, nowSeconds, 1_000_000, lastResort);
  }

  AddPackage addPackage(
      EncryptionKey providerKey,
      Bytes domain,
      long nowSeconds,
      long lifetimeSeconds,
      boolean lastResort) {
    SignatureKeyPair leafKey = CRYPTO.generateSignatureKeyPair(RANDOM);
    ClientQueueConfig queue =
        new QueueConfigSealer(CRYPTO, domain, userId, clientId, clientKey.privateKey())
            .seal(providerKey, leafKey.publicKey(), null, RANDOM);
    LeafNode unsigned =
        LeafNode.of(
            CRYPTO.generateHpkeKeyPair(RANDOM).publicKey(),
            leafKey.publicKey(),
            new Credential.Basic(Bytes.utf8("mimi://example.org/d/alice/1")),
            new Capabilities(
                List.of(ProtocolVersion.MLS10),
                List.of(new CipherSuiteId(1)),
                List.of(ClientQueueConfig.EXTENSION_TYPE, ExtensionType.LAST_RESORT),
                List.of(),
                List.of(CredentialType.BASIC)),
            new LeafNodeSource.FromKeyPackage(
                new Lifetime(nowSeconds - 60, nowSeconds + lifetimeSeconds)),
            Extensions.of(Extension.of(ClientQueueConfig.EXTENSION_TYPE, queue)),
            Bytes.EMPTY);
    LeafNode leaf =
        unsigned.withSignature(
            Labels.signWithLabel(
                CRYPTO, leafKey.privateKey(), "LeafNodeTBS", unsigned.toBeSigned(Bytes.EMPTY, 0)));
    KeyPackage unsignedPackage =
        KeyPackage.of(
            ProtocolVersion.MLS10,
            new CipherSuiteId(1),
            CRYPTO.generateHpkeKeyPair(RANDOM).publicKey(),
            leaf,
            lastResort
                ? Extensions.of(new Extension(ExtensionType.LAST_RESORT, Bytes.EMPTY))
                : Extensions.EMPTY,
            Bytes.EMPTY);
    return new AddPackage(
        unsignedPackage.withSignature(
            Labels.signWithLabel(
                CRYPTO, leafKey.privateKey(), "KeyPackageTBS", unsignedPackage.toBeSigned())),
        Bytes.EMPTY,
        Bytes.EMPTY);
  }
}
