package im.restante.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.CryptoProvider;
import im.restante.crypto.HpkeKeyPair;
import im.restante.crypto.HpkeSealed;
import im.restante.crypto.SignatureBackend;
import im.restante.crypto.SignatureKeyPair;
import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.mls.message.CipherSuiteId;
import im.restante.protocol.ds.AddAad;
import im.restante.protocol.ds.DSAuthToken;
import im.restante.protocol.ds.DSAuthTokenTBS;
import im.restante.protocol.ds.DSRequestContent;
import im.restante.protocol.ds.DSRequestEnvelope;
import im.restante.protocol.ds.DSSenderID;
import im.restante.protocol.ds.DSTokenVersion;
import im.restante.protocol.ds.ExternalCommitInfo;
import im.restante.protocol.ds.ExternalCommitInfoRequest;
import im.restante.protocol.ds.GroupSecretsWrap;
import im.restante.protocol.ds.RequestHash;
import im.restante.protocol.ds.SafeAad;
import im.restante.protocol.ds.SignaturePublicKeyRequest;
import im.restante.protocol.ds.UserAuthKey;
import im.restante.protocol.qs.Blob;
import im.restante.protocol.qs.BlobRef;
import im.restante.protocol.qs.BlobSeal;
import im.restante.protocol.qs.ClientQueueConfig;
import im.restante.protocol.qs.DequeueRequest;
import im.restante.protocol.qs.EncryptionKey;
import im.restante.protocol.qs.QSAuthTokenTBS;
import im.restante.protocol.qs.QSRequestContent;
import im.restante.protocol.qs.QSRequestEnvelope;
import im.restante.protocol.qs.QsAuthToken;
import im.restante.protocol.qs.QsClientId;
import im.restante.protocol.qs.QsSenderID;
import im.restante.protocol.qs.QsUserId;
import im.restante.protocol.qs.QueueConfig;
import im.restante.protocol.qs.QueueConfigInfo;
import im.restante.protocol.qs.QueueConfigSealer;
import im.restante.protocol.qs.QueueConfigTBS;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The worked examples of the protocol page, made by the code itself from fixed seeds.
///
/// Whatever an example shows as received is opened or verified here before it is shown.
final class ProtocolExamples {
  static final Bytes DOMAIN = Bytes.utf8("provider.example");
  static final long TIME_SECONDS = 1_767_225_600; // 2026-01-01T00:00:00Z

  static final SuiteCrypto CRYPTO =
      CryptoProvider.create(SignatureBackend.PORTABLE)
          .suite(CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519);

  private ProtocolExamples() {}

  /// All examples by name.
  static Map<String, String> all() {
    Map<String, String> examples = new TreeMap<>();
    examples.put("request", request());
    examples.put("ds-token-v1", tokenV1());
    examples.put("ds-token-v2", tokenV2());
    examples.put("user-key-hash", userKeyHash());
    examples.put("safe-aad", safeAad());
    examples.put("group-secrets-wrap", groupSecretsWrap());
    examples.put("sealed-external-commit-info", sealedExternalCommitInfo());
    examples.put("qs-token", queueToken());
    examples.put("queue-config", queueConfig());
    examples.put("blob", blob());
    examples.put("queue-ratchet", RatchetExample.text());
    examples.put("group-context-full", LeafExamples.contextFull());
    examples.put("group-context-reduced", LeafExamples.contextReduced());
    examples.put("key-package-full", LeafExamples.keyPackageFull());
    examples.put("key-package-reduced", LeafExamples.keyPackageReduced());
    return examples;
  }

  static Bytes signContent(String label, Bytes content) {
    return new WireWriter().opaque(Bytes.utf8("MLS 1.0 " + label)).opaque(content).toBytes();
  }

  private static String request() {
    DSRequestContent content =
        DSRequestContent.of(Bytes.EMPTY, new SignaturePublicKeyRequest(new CipherSuiteId(1)));
    Bytes body = new DSRequestEnvelope(content, DSTokenVersion.NONE, null).encode();
    return new ExampleText().hex("DSRequestEnvelope", body).toString();
  }

  private static String tokenV1() {
    RecordingRandom random = new RecordingRandom("ds-token-v1");
    SignatureKeyPair key = CRYPTO.generateSignatureKeyPair(random);
    DSAuthTokenTBS tbs =
        new DSAuthTokenTBS(random.bytes(32), TIME_SECONDS, new DSSenderID.LeafIndex(3));
    DSAuthToken token = DSAuthToken.signV1(CRYPTO, key.privateKey(), tbs);
    assertThat(token.verify(CRYPTO, key.publicKey(), DSTokenVersion.V1, Bytes.EMPTY)).isTrue();
    return new ExampleText()
        .hex("leaf private key", key.privateKey().copy())
        .hex("leaf signature_key", key.publicKey())
        .hex("group_id", tbs.groupId())
        .note("timestamp = 1767225600, sender = leaf_index 3")
        .hex("DSAuthTokenTBS", tbs)
        .hex("SignContent", signContent("DSAuthTokenTBS", tbs.encode()))
        .hex("DSAuthToken", token)
        .toString();
  }

  private static String tokenV2() {
    RecordingRandom random = new RecordingRandom("ds-token-v2");
    SignatureKeyPair key = CRYPTO.generateSignatureKeyPair(random);
    Bytes groupId = random.bytes(32);
    DSRequestContent content =
        DSRequestContent.of(random.bytes(32), new ExternalCommitInfoRequest(groupId, null));
    DSAuthTokenTBS tbs = new DSAuthTokenTBS(groupId, TIME_SECONDS, new DSSenderID.LeafIndex(0));
    DSAuthToken token = DSAuthToken.signV2(CRYPTO, key.privateKey(), tbs, content.encoded());
    Bytes body = new DSRequestEnvelope(content, DSTokenVersion.V2, token).encode();
    DSRequestEnvelope received = DSRequestEnvelope.decode(body);
    assertThat(
            token.verify(CRYPTO, key.publicKey(), DSTokenVersion.V2, received.content().encoded()))
        .isTrue();
    Bytes hash = RequestHash.of(content.encoded());
    Bytes tbs2 = new WireWriter().struct(tbs).fixed(hash).toBytes();
    return new ExampleText()
        .hex("leaf private key", key.privateKey().copy())
        .hex("leaf signature_key", key.publicKey())
        .hex("group_id", groupId)
        .hex("group_state_key", content.groupStateKey())
        .note(
            "request = external_commit_info without seal_to; timestamp = 1767225600, sender = leaf_index 0")
        .hex("DSRequestContent", content)
        .hex("request_hash", hash)
        .hex("DSAuthTokenTBS2", tbs2)
        .hex("SignContent", signContent("DSAuthTokenTBS2", tbs2))
        .hex("signature", token.signature())
        .hex("DSRequestEnvelope, the body of the POST", body)
        .toString();
  }

  private static String userKeyHash() {
    SignatureKeyPair key = CRYPTO.generateSignatureKeyPair(new RecordingRandom("user-key-hash"));
    UserAuthKey userKey = new UserAuthKey(key.publicKey());
    Bytes input =
        new WireWriter()
            .opaque(Bytes.utf8("MIMI 1.0 UserAuthKey Reference"))
            .opaque(key.publicKey())
            .toBytes();
    assertThat(CRYPTO.hash(input)).isEqualTo(userKey.hash(CRYPTO));
    return new ExampleText()
        .hex("user auth key, public", key.publicKey())
        .hex("RefHashInput", input)
        .hex("user_key_hash", userKey.hash(CRYPTO))
        .hex("DSSenderID", new DSSenderID.UserKeyHash(userKey.hash(CRYPTO)))
        .toString();
  }

  private static String safeAad() {
    SignatureKeyPair key = CRYPTO.generateSignatureKeyPair(new RecordingRandom("user-key-hash"));
    SafeAad aad =
        SafeAad.EMPTY
            .with(SafeAad.USER_AUTH_KEY, new UserAuthKey(key.publicKey()))
            .with(SafeAad.ADD_AAD, new AddAad(List.of()));
    assertThat(SafeAad.decode(aad.encode())).isEqualTo(aad);
    return new ExampleText()
        .hex("UserAuthKey", new UserAuthKey(key.publicKey()))
        .hex("AddAAD without keys", new AddAad(List.of()))
        .hex("SafeAAD with both, the authenticated_data of a commit", aad)
        .toString();
  }

  private static String groupSecretsWrap() {
    GroupSecretsWrap wrap =
        new GroupSecretsWrap(new RecordingRandom("group-secrets-wrap").bytes(32), Bytes.EMPTY);
    return new ExampleText()
        .hex("group_state_key", wrap.groupStateKey())
        .hex("GroupSecretsWrap", wrap)
        .hex("Extension in the GroupInfo of the Welcome", wrap.toExtension())
        .toString();
  }

  private static String sealedExternalCommitInfo() {
    RecordingRandom random = new RecordingRandom("sealed-external-commit-info");
    HpkeKeyPair key = CRYPTO.generateHpkeKeyPair(random);
    Bytes groupId = random.bytes(32);
    Bytes plaintext = Bytes.utf8("in place of an ExternalCommitInfo");
    HpkeSealed sealed =
        Labels.encryptWithLabel(
            CRYPTO, key.publicKey(), ExternalCommitInfo.SEAL_LABEL, groupId, plaintext, random);
    assertThat(
            Labels.decryptWithLabel(
                CRYPTO,
                key.privateKey(),
                key.publicKey(),
                ExternalCommitInfo.SEAL_LABEL,
                groupId,
                sealed))
        .isEqualTo(plaintext);
    return new ExampleText()
        .hex("private key of seal_to", key.privateKey().copy())
        .hex("seal_to", key.publicKey())
        .hex("group_id", groupId)
        .hex("plaintext", plaintext)
        .hex("HPKE info = EncryptContext", signContent(ExternalCommitInfo.SEAL_LABEL, groupId))
        .hex("ikmE of the encapsulation", random.last())
        .hex("kem_output", sealed.kemOutput())
        .hex("ciphertext", sealed.ciphertext())
        .toString();
  }

  private static String queueToken() {
    RecordingRandom random = new RecordingRandom("qs-token");
    SignatureKeyPair key = CRYPTO.generateSignatureKeyPair(random);
    QsClientId client = new QsClientId(random.bytes(16));
    QSRequestContent content = QSRequestContent.of(new DequeueRequest(client, 5, 100));
    QsSenderID sender = QsSenderID.of(client);
    QsAuthToken token = QsAuthToken.sign(CRYPTO, key.privateKey(), sender, TIME_SECONDS, content);
    Bytes body = new QSRequestEnvelope(content, token).encode();
    QSRequestEnvelope received = WireReader.decode(body, QSRequestEnvelope::read);
    assertThat(token.verify(CRYPTO, key.publicKey(), received.content())).isTrue();
    Bytes hash = CRYPTO.hash(content.encoded());
    Bytes tbs = new QSAuthTokenTBS(sender, TIME_SECONDS, hash).encode();
    return new ExampleText()
        .hex("client record private key", key.privateKey().copy())
        .hex("client_record_auth_key", key.publicKey())
        .hex("qs_client_id", client.value())
        .note("request = dequeue from 5, at most 100; timestamp = 1767225600")
        .hex("QSRequestContent", content)
        .hex("request_hash", hash)
        .hex("QSAuthTokenTBS", tbs)
        .hex("SignContent", signContent(QSAuthTokenTBS.LABEL, tbs))
        .hex("signature", token.signature())
        .hex("QSRequestEnvelope, the body of the POST", body)
        .toString();
  }

  private static String queueConfig() {
    RecordingRandom random = new RecordingRandom("queue-config");
    HpkeKeyPair provider = CRYPTO.generateHpkeKeyPair(random);
    SignatureKeyPair record = CRYPTO.generateSignatureKeyPair(random);
    SignatureKeyPair leaf = CRYPTO.generateSignatureKeyPair(random);
    QsUserId user = new QsUserId(random.bytes(16));
    QsClientId client = new QsClientId(random.bytes(16));
    ClientQueueConfig sealed =
        new QueueConfigSealer(CRYPTO, DOMAIN, user, client, record.privateKey())
            .seal(new EncryptionKey(1, provider.publicKey()), leaf.publicKey(), null, random);
    Bytes leafKeyHash = CRYPTO.hash(leaf.publicKey());
    Bytes info = new QueueConfigInfo(DOMAIN, 1).encode();
    Bytes tbs = new QueueConfigTBS(user, client, null, DOMAIN, leafKeyHash).encode();
    Bytes opened =
        CRYPTO.hpkeOpen(
            provider.privateKey(),
            provider.publicKey(),
            sealed.sealedConfig().kemOutput(),
            info,
            leafKeyHash,
            sealed.sealedConfig().ciphertext());
    assertThat(opened).isNotNull();
    QueueConfig config = WireReader.decode(opened, QueueConfig::read);
    assertThat(
            Labels.verifyWithLabel(
                CRYPTO, record.publicKey(), QueueConfigTBS.LABEL, tbs, config.recordSignature()))
        .isTrue();
    return new ExampleText()
        .note("provider domain = provider.example, key_epoch = 1, no push_token_key")
        .hex("provider's HPKE private key", provider.privateKey().copy())
        .hex("provider's HPKE public key", provider.publicKey())
        .hex("client record private key", record.privateKey().copy())
        .hex("client_record_auth_key", record.publicKey())
        .hex("leaf signature_key", leaf.publicKey())
        .hex("qs_user_id", user.value())
        .hex("qs_client_id", client.value())
        .hex("leaf_key_hash = HPKE AAD", leafKeyHash)
        .hex("QueueConfigTBS", tbs)
        .hex("SignContent", signContent(QueueConfigTBS.LABEL, tbs))
        .hex("record_signature", config.recordSignature())
        .hex("QueueConfig = HPKE plaintext", opened)
        .hex("QueueConfigInfo = HPKE info", info)
        .hex("ikmE of the encapsulation", random.last())
        .hex("ClientQueueConfig = data of the queue_config extension", sealed)
        .toString();
  }

  private static String blob() {
    RecordingRandom random = new RecordingRandom("blob");
    Bytes payload = Bytes.utf8("a payload above the threshold");
    BlobRef reference = new BlobRef(random.bytes(16), random.bytes(32), payload.size());
    Bytes ciphertext = BlobSeal.seal(reference, payload);
    assertThat(BlobSeal.open(reference, ciphertext)).isEqualTo(payload);
    return new ExampleText()
        .hex("payload", payload)
        .hex("BlobRef", reference)
        .hex("key", reference.key())
        .hex("nonce", Bytes.wrap(new byte[12]))
        .hex("AAD = id", reference.id())
        .hex("Blob", new Blob(ciphertext))
        .toString();
  }
}
