package im.restante.qs.records;

import static im.restante.qs.records.TestUser.CRYPTO;
import static im.restante.qs.records.TestUser.RANDOM;
import static im.restante.qs.records.TestUser.anonymous;
import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.HpkeKeyPair;
import im.restante.crypto.SignatureKeyPair;
import im.restante.log.DatabaseAddress;
import im.restante.log.record.LogRecord;
import im.restante.log.record.QueueCreated;
import im.restante.log.record.QueueDeleted;
import im.restante.log.record.QueueRekeyed;
import im.restante.mls.message.HPKECiphertext;
import im.restante.protocol.qs.AcknowledgeRequest;
import im.restante.protocol.qs.ClientCreated;
import im.restante.protocol.qs.ClientRecord;
import im.restante.protocol.qs.CreateClientRequest;
import im.restante.protocol.qs.CreateUserRequest;
import im.restante.protocol.qs.DeleteClientRequest;
import im.restante.protocol.qs.DeleteUserRequest;
import im.restante.protocol.qs.DequeueRequest;
import im.restante.protocol.qs.EncryptionKeyRequest;
import im.restante.protocol.qs.FetchBlobRequest;
import im.restante.protocol.qs.GetClientRequest;
import im.restante.protocol.qs.GetUserRequest;
import im.restante.protocol.qs.ListenRequest;
import im.restante.protocol.qs.Ok;
import im.restante.protocol.qs.QSErrorCode;
import im.restante.protocol.qs.QSRequest;
import im.restante.protocol.qs.QSResponse;
import im.restante.protocol.qs.QsClientId;
import im.restante.protocol.qs.QueueEntries;
import im.restante.protocol.qs.QueueSeal;
import im.restante.protocol.qs.UpdateClientRequest;
import im.restante.protocol.qs.UpdateUserRequest;
import im.restante.protocol.qs.UserCreated;
import im.restante.protocol.qs.UserRecord;
import im.restante.testing.PostgresExtension;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@DisplayName("C-25 … C-35: user and client records")
class QsRequestsIT {
  private RecordFixture fixture;

  @BeforeEach
  void start(DatabaseAddress address) {
    fixture = new RecordFixture(address);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  private static Bytes opened(HpkeKeyPair queueKey, HPKECiphertext sealed) {
    return Objects.requireNonNull(QueueSeal.open(CRYPTO, queueKey, sealed)).copy();
  }

  private LogRecord lastRecord() {
    return fixture.appender.records.getLast();
  }

  /// D1, C-38: the queue begins once, with a seed that its owner can open.
  @Test
  void identicalBytesCreateOneUserWithOneQueue() {
    TestUser user = new TestUser();
    Bytes body = anonymous(user.createRequest());

    QSResponse.Body first = fixture.ask(body);
    assertThat(first).isInstanceOf(UserCreated.class);
    String digest = fixture.digest();
    assertThat(fixture.ask(body)).isEqualTo(first);

    assertThat(fixture.digest()).isEqualTo(digest);
    assertThat(fixture.appender.records).hasSize(1);
    QueueCreated created = (QueueCreated) lastRecord();
    HPKECiphertext sealed = WireReader.decode(created.sealedSeed(), HPKECiphertext::read);
    assertThat(opened(user.queueKey, sealed)).isEqualTo(created.ratchetSeed());
  }

  /// D1: also after the remembered answer is gone.
  @Test
  void idsFollowFromTheRequestEvenWithoutItsAnswer() {
    Bytes body = anonymous(new TestUser().createRequest());
    QSResponse.Body first = fixture.ask(body);
    var _ = fixture.database.query("delete from qs_answer").execute().await();
    assertThat(fixture.ask(body)).isEqualTo(first);
    assertThat(fixture.appender.records).hasSize(1);
  }

  /// D-34.
  @Test
  void aTokenBelongsToOneRecord() {
    TestUser user = fixture.user();
    TestUser other = fixture.user();
    TestUser third = new TestUser();
    fixture.refuses(
        QSErrorCode.POLICY_VIOLATION,
        anonymous(
            new CreateUserRequest(
                third.userKey.publicKey(),
                user.friendshipToken,
                third.clientKey.publicKey(),
                third.queueKey.publicKey())));
    fixture.refuses(
        QSErrorCode.POLICY_VIOLATION,
        other.byUser(new UpdateUserRequest(null, user.friendshipToken), fixture.nowSeconds));
  }

  /// C-26: an owner reads, changes and deletes; the clients go along.
  @Test
  void anOwnerReadsUpdatesAndDeletesItsUser() {
    TestUser user = fixture.user();
    assertThat(fixture.ask(user.byUser(new GetUserRequest(), fixture.nowSeconds)))
        .isEqualTo(new UserRecord(user.userKey.publicKey(), List.of(user.clientId)));

    SignatureKeyPair newKey = CRYPTO.generateSignatureKeyPair(RANDOM);
    assertThat(
            fixture.ask(
                user.byUser(new UpdateUserRequest(newKey.publicKey(), null), fixture.nowSeconds)))
        .isEqualTo(new Ok());
    fixture.refuses(
        QSErrorCode.UNAUTHENTICATED, user.byUser(new GetUserRequest(), fixture.nowSeconds));

    Bytes delete =
        TestUser.signed(
            new DeleteUserRequest(),
            im.restante.protocol.qs.QsSenderID.of(user.userId),
            newKey.privateKey(),
            fixture.nowSeconds);
    assertThat(fixture.ask(delete)).isEqualTo(new Ok());
    assertThat(lastRecord()).isInstanceOf(QueueDeleted.class);
    int records = fixture.appender.records.size();
    // D1: the repetition gets the original answer though the record is gone.
    assertThat(fixture.ask(delete)).isEqualTo(new Ok());
    assertThat(fixture.appender.records).hasSize(records);
    fixture.refuses(
        QSErrorCode.UNAUTHENTICATED,
        user.byClient(new GetClientRequest(user.clientId), fixture.nowSeconds));
  }

  /// C-27, C-28.
  @Test
  void aUserHasAtMostTenClientsAndAtLeastOne() {
    TestUser user = fixture.user();
    fixture.refuses(
        QSErrorCode.POLICY_VIOLATION,
        user.byUser(new DeleteClientRequest(user.clientId), fixture.nowSeconds));
    for (int i = 0; i < 9; i++) {
      assertThat(fixture.ask(user.byUser(newClient(), fixture.nowSeconds)))
          .isInstanceOf(ClientCreated.class);
    }
    fixture.refuses(QSErrorCode.POLICY_VIOLATION, user.byUser(newClient(), fixture.nowSeconds));
    assertThat(fixture.ask(user.byUser(new DeleteClientRequest(user.clientId), fixture.nowSeconds)))
        .isEqualTo(new Ok());
    assertThat(lastRecord()).isInstanceOf(QueueDeleted.class);
  }

  private static CreateClientRequest newClient() {
    TestUser keys = new TestUser();
    return new CreateClientRequest(keys.clientKey.publicKey(), keys.queueKey.publicKey());
  }

  /// C-41: another queue key means another seed, sealed to it.
  @Test
  void aNewQueueKeyRekeysTheQueue() {
    TestUser user = fixture.user();
    HpkeKeyPair newKey = CRYPTO.generateHpkeKeyPair(RANDOM);
    assertThat(
            fixture.ask(
                user.byClient(
                    new UpdateClientRequest(user.clientId, null, newKey.publicKey()),
                    fixture.nowSeconds)))
        .isEqualTo(new Ok());
    QueueRekeyed rekeyed = (QueueRekeyed) lastRecord();
    HPKECiphertext sealed = WireReader.decode(rekeyed.sealedSeed(), HPKECiphertext::read);
    assertThat(opened(newKey, sealed)).isEqualTo(rekeyed.ratchetSeed());
    assertThat(fixture.ask(user.byClient(new GetClientRequest(user.clientId), fixture.nowSeconds)))
        .isEqualTo(new ClientRecord(user.clientKey.publicKey(), newKey.publicKey(), 0, 0));
  }

  /// C-35, API1: nobody reaches what is another's.
  @Test
  void othersRecordsAreOutOfReach() {
    TestUser user = fixture.user();
    TestUser other = fixture.user();
    String before = fixture.digest();
    List<QSRequest> byClient =
        List.of(
            new GetClientRequest(user.clientId),
            new UpdateClientRequest(user.clientId, other.clientKey.publicKey(), null),
            new DequeueRequest(user.clientId, 0, 10),
            new AcknowledgeRequest(user.clientId, 10));
    for (QSRequest request : byClient) {
      fixture.refuses(QSErrorCode.NOT_AUTHORIZED, other.byClient(request, fixture.nowSeconds));
    }
    fixture.refuses(
        QSErrorCode.NOT_AUTHORIZED,
        other.byUser(new DeleteClientRequest(user.clientId), fixture.nowSeconds));
    fixture.refuses(
        QSErrorCode.NOT_AUTHORIZED, user.byClient(new DeleteUserRequest(), fixture.nowSeconds));
    assertThat(fixture.digest()).isEqualTo(before);
    assertThat(
            fixture.ask(
                user.byClient(new DequeueRequest(user.clientId, 0, 10), fixture.nowSeconds)))
        .isEqualTo(new QueueEntries(List.of(), 0));
  }

  /// C-29.
  @Test
  void tokensAreFreshSignedAndFromSomebody() {
    TestUser user = fixture.user();
    String before = fixture.digest();
    DeleteUserRequest request = new DeleteUserRequest();
    fixture.refuses(QSErrorCode.UNAUTHENTICATED, anonymous(request));
    fixture.refuses(QSErrorCode.TOKEN_EXPIRED, user.byUser(request, fixture.nowSeconds - 3_601));
    fixture.refuses(QSErrorCode.TOKEN_EXPIRED, user.byUser(request, fixture.nowSeconds + 301));
    fixture.refuses(
        QSErrorCode.UNAUTHENTICATED, new TestUser().byUser(request, fixture.nowSeconds));
    byte[] flipped = user.byUser(request, fixture.nowSeconds).toByteArray();
    flipped[flipped.length - 1] ^= 1;
    fixture.refuses(QSErrorCode.UNAUTHENTICATED, Bytes.wrap(flipped));
    // D-17: a token where nobody should say who asks.
    fixture.refuses(
        QSErrorCode.MALFORMED_REQUEST, user.byUser(new EncryptionKeyRequest(), fixture.nowSeconds));
    fixture.refuses(QSErrorCode.NOT_AUTHORIZED, anonymous(new FetchBlobRequest(RANDOM.bytes(16))));
    assertThat(fixture.digest()).isEqualTo(before);
  }

  /// Every operation truncated, with a byte more, of another version: nothing changes.
  @Test
  void damagedRequestsChangeNothing() {
    TestUser user = fixture.user();
    QsClientId client = user.clientId;
    long now = fixture.nowSeconds;
    List<Bytes> bodies =
        List.of(
            anonymous(new TestUser().createRequest()),
            user.byUser(new GetUserRequest(), now),
            user.byUser(new UpdateUserRequest(null, RANDOM.bytes(32)), now),
            user.byUser(new DeleteUserRequest(), now),
            user.byUser(newClient(), now),
            user.byClient(new GetClientRequest(client), now),
            user.byClient(new UpdateClientRequest(client, null, user.queueKey.publicKey()), now),
            user.byUser(new DeleteClientRequest(client), now),
            user.byClient(new DequeueRequest(client, 0, 1), now),
            user.byClient(new AcknowledgeRequest(client, 0), now),
            anonymous(new EncryptionKeyRequest()),
            user.byClient(new ListenRequest(client, 0, 1), now));
    String before = fixture.digest();
    for (Bytes body : bodies) {
      for (int size = 3; size < body.size(); size += 7) {
        fixture.refuses(QSErrorCode.MALFORMED_REQUEST, body.slice(0, size));
      }
      fixture.refuses(
          QSErrorCode.MALFORMED_REQUEST, Bytes.concat(body, Bytes.wrap(new byte[] {0})));
      byte[] version = body.toByteArray();
      version[1] = 2;
      fixture.refuses(QSErrorCode.UNSUPPORTED_VERSION, Bytes.wrap(version));
      version[1] = 1;
      version[2] = (byte) 200;
      fixture.refuses(QSErrorCode.UNSUPPORTED_OPERATION, Bytes.wrap(version));
    }
    fixture.refuses(
        QSErrorCode.UNSUPPORTED_OPERATION, user.byClient(new ListenRequest(client, 0, 1), now));
    assertThat(fixture.digest()).isEqualTo(before);
  }

  /// A record never stands without its queue.
  @Test
  void aFullLogLeavesNoRecordBehind() {
    TestUser user = new TestUser();
    Bytes body = anonymous(user.createRequest());
    String before = fixture.digest();
    fixture.appender.full = true;
    fixture.refuses(QSErrorCode.UNAVAILABLE, body);
    assertThat(fixture.digest()).isEqualTo(before);
    fixture.appender.full = false;
    assertThat(fixture.ask(body)).isInstanceOf(UserCreated.class);
  }

  /// C-30.
  @Test
  void silentClientsExpireWithTheirQueues() {
    TestUser silent = fixture.user();
    TestUser active = fixture.user();
    fixture.nowSeconds += 80L * 86_400;
    QSResponse.Body _ =
        fixture.ask(active.byClient(new DequeueRequest(active.clientId, 0, 1), fixture.nowSeconds));
    fixture.nowSeconds += 11L * 86_400;
    int expired = new RecordSweep(fixture.service).run().await();

    assertThat(expired).isGreaterThanOrEqualTo(1);
    fixture.refuses(
        QSErrorCode.UNAUTHENTICATED, silent.byUser(new GetUserRequest(), fixture.nowSeconds));
    assertThat(fixture.ask(active.byUser(new GetUserRequest(), fixture.nowSeconds)))
        .isInstanceOf(UserRecord.class);
    assertThat(lastRecord()).isInstanceOf(QueueDeleted.class);
  }
}
