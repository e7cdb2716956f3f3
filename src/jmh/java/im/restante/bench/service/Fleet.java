package im.restante.bench.service;

import static im.restante.bench.core.Identities.CRYPTO;

import im.restante.crypto.RandomSource;
import im.restante.crypto.SignatureKeyPair;
import im.restante.crypto.SystemRandom;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.ExternalSender;
import im.restante.protocol.ds.DSRequest;
import im.restante.protocol.ds.DSRequestContent;
import im.restante.protocol.ds.DSRequestEnvelope;
import im.restante.protocol.ds.DSResponse;
import im.restante.protocol.ds.DSTokenVersion;
import im.restante.protocol.ds.RequestGroupIdRequest;
import im.restante.protocol.ds.SignaturePublicKeyRequest;
import im.restante.protocol.qs.AcknowledgeRequest;
import im.restante.protocol.qs.ClientQueueConfig;
import im.restante.protocol.qs.CreateUserRequest;
import im.restante.protocol.qs.EncryptionKey;
import im.restante.protocol.qs.EncryptionKeyRequest;
import im.restante.protocol.qs.ListenRequest;
import im.restante.protocol.qs.QSRequest;
import im.restante.protocol.qs.QSRequestContent;
import im.restante.protocol.qs.QSRequestEnvelope;
import im.restante.protocol.qs.QSResponse;
import im.restante.protocol.qs.QsAuthToken;
import im.restante.protocol.qs.QsSenderID;
import im.restante.protocol.qs.QueueConfigSealer;
import im.restante.protocol.qs.UserCreated;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import java.util.ArrayList;
import java.util.List;

/// Clients with queues at the service.
final class Fleet {
  static final String DOMAIN = "dev.restante.test";

  final RandomSource random = new SystemRandom();
  private final Load load;
  private final EncryptionKey providerKey;
  private final ExternalSender externalSender;
  private final List<Client> clients = new ArrayList<>();

  /// A client and the key of its record.
  record Client(UserCreated names, SignatureKeyPair recordKeys) {
    Bytes acknowledge(long upTo) {
      return signed(new AcknowledgeRequest(names.clientId(), upTo));
    }

    Bytes listen(long from, int windowEntries) {
      return signed(new ListenRequest(names.clientId(), from, windowEntries));
    }

    private Bytes signed(QSRequest request) {
      QSRequestContent content = QSRequestContent.of(request);
      QsAuthToken token =
          QsAuthToken.sign(
              CRYPTO,
              recordKeys.privateKey(),
              QsSenderID.of(names.clientId()),
              nowSeconds(),
              content);
      return new QSRequestEnvelope(content, token).encode();
    }
  }

  Fleet(Load load, int size) throws Exception {
    this.load = load;
    providerKey = (EncryptionKey) ask(new EncryptionKeyRequest());
    externalSender =
        ((DSResponse.SignaturePublicKey)
                askUnsigned(
                    new SignaturePublicKeyRequest(new CipherSuiteId(CRYPTO.suite().value()))))
            .dsSender();
    for (int i = 0; i < size; i++) {
      SignatureKeyPair keys = CRYPTO.generateSignatureKeyPair(random);
      UserCreated names =
          (UserCreated)
              ask(
                  new CreateUserRequest(
                      CRYPTO.generateSignatureKeyPair(random).publicKey(),
                      random.bytes(CreateUserRequest.FRIENDSHIP_TOKEN_BYTES),
                      keys.publicKey(),
                      CRYPTO.generateHpkeKeyPair(random).publicKey()));
      clients.add(new Client(names, keys));
    }
  }

  static long nowSeconds() {
    return System.currentTimeMillis() / 1000;
  }

  List<Client> clients() {
    return List.copyOf(clients);
  }

  ExternalSender externalSender() {
    return externalSender;
  }

  Bytes newGroupId() throws Exception {
    return ((DSResponse.GroupId) askUnsigned(new RequestGroupIdRequest())).groupId();
  }

  /// A queue address of the client for one leaf.
  ClientQueueConfig queueConfig(Client client, Bytes leafSignatureKey) {
    return new QueueConfigSealer(
            CRYPTO,
            Bytes.utf8(DOMAIN),
            client.names().userId(),
            client.names().clientId(),
            client.recordKeys().privateKey())
        .seal(providerKey, leafSignatureKey, null, random);
  }

  private QSResponse.Body ask(QSRequest request) throws Exception {
    Bytes body = new QSRequestEnvelope(QSRequestContent.of(request), null).encode();
    return WireReader.decode(load.call("/qs/v1", body), QSResponse::read).body();
  }

  private DSResponse askUnsigned(DSRequest request) throws Exception {
    return DSResponse.decode(
        load.call(
            "/ds/v1",
            new DSRequestEnvelope(
                    DSRequestContent.of(Bytes.EMPTY, request), DSTokenVersion.NONE, null)
                .encode()));
  }
}
