package im.restante.protocol.qs;

import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.CredentialType;
import im.restante.mls.message.HPKECiphertext;
import im.restante.mls.message.MlsExamples;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Well-formed structs of every kind from a seeded generator; they mean nothing.
final class QsExamples {
  private final Random random;
  private final MlsExamples mls;

  QsExamples(Random random) {
    this.random = random;
    this.mls = new MlsExamples(random);
  }

  Bytes bytes() {
    return mls.bytes();
  }

  Bytes fixed(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return Bytes.wrap(bytes);
  }

  long u32() {
    return random.nextLong(1L << 32);
  }

  long u64() {
    return random.nextLong();
  }

  <E> E any(E[] values) {
    return values[random.nextInt(values.length)];
  }

  <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  <T> List<T> list(Supplier<T> element) {
    ArrayList<T> list = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      list.add(element.get());
    }
    return list;
  }

  QsUserId userId() {
    return new QsUserId(fixed(QsUserId.BYTES));
  }

  QsClientId clientId() {
    return new QsClientId(fixed(QsClientId.BYTES));
  }

  @Nullable Bytes pushTokenKey() {
    return maybe(() -> fixed(QueueConfig.PUSH_TOKEN_KEY_BYTES));
  }

  SealedQueueConfig sealedQueueConfig() {
    return new SealedQueueConfig(u32(), bytes(), bytes());
  }

  BlobRef blobRef() {
    return new BlobRef(fixed(BlobRef.ID_BYTES), fixed(BlobRef.KEY_BYTES), u32());
  }

  AddPackage addPackage() {
    return new AddPackage(mls.keyPackage(), bytes(), bytes());
  }

  QsSenderID senderId() {
    return new QsSenderID(any(QsSenderType.values()), fixed(16));
  }

  QsAuthToken token() {
    return new QsAuthToken(senderId(), u32(), bytes());
  }

  QSRequest request() {
    return switch (any(QSRequestType.values())) {
      case CREATE_USER -> createUser();
      case GET_USER -> new GetUserRequest();
      case UPDATE_USER -> updateUser();
      case DELETE_USER -> new DeleteUserRequest();
      case CREATE_CLIENT -> new CreateClientRequest(bytes(), bytes());
      case GET_CLIENT -> new GetClientRequest(clientId());
      case UPDATE_CLIENT -> updateClient();
      case DELETE_CLIENT -> new DeleteClientRequest(clientId());
      case PUBLISH_KEY_PACKAGES -> publish();
      case CLAIM_KEY_PACKAGES ->
          new ClaimKeyPackagesRequest(
              fixed(32), fixed(16), new CipherSuiteId(1), new CredentialType(1));
      case DEQUEUE -> new DequeueRequest(clientId(), u64(), u32());
      case ACKNOWLEDGE -> new AcknowledgeRequest(clientId(), u64());
      case ENCRYPTION_KEY -> new EncryptionKeyRequest();
      case FETCH_BLOB -> new FetchBlobRequest(fixed(BlobRef.ID_BYTES));
      case LISTEN -> new ListenRequest(clientId(), u64(), u32());
    };
  }

  CreateUserRequest createUser() {
    return new CreateUserRequest(bytes(), fixed(32), bytes(), bytes());
  }

  UpdateUserRequest updateUser() {
    return new UpdateUserRequest(maybe(this::bytes), maybe(() -> fixed(32)));
  }

  UpdateClientRequest updateClient() {
    return new UpdateClientRequest(clientId(), maybe(this::bytes), maybe(this::bytes));
  }

  PublishKeyPackagesRequest publish() {
    return new PublishKeyPackagesRequest(clientId(), list(this::addPackage), random.nextBoolean());
  }

  QueueEntry entry() {
    return new QueueEntry(
        u64(),
        random.nextBoolean()
            ? new QueueEntry.Body.RatchetKey(new HPKECiphertext(bytes(), bytes()))
            : random.nextInt(4) == 0
                ? new QueueEntry.Body.Trimmed(new TrimmedRange(3, 9, TrimReason.LENGTH))
                : new QueueEntry.Body.Message(bytes()));
  }

  QueueEntryContent entryContent() {
    return new QueueEntryContent(
        any(MessageContentType.values()),
        u64(),
        random.nextBoolean(),
        maybe(this::blobRef),
        bytes(),
        bytes());
  }

  QSError error() {
    return new QSError(any(QSErrorCode.values()), u32());
  }

  QSResponse.Body body() {
    return switch (any(QSResponseType.values())) {
      case OK -> new Ok();
      case ERROR -> error();
      case USER_CREATED -> new UserCreated(userId(), clientId());
      case USER_RECORD -> new UserRecord(bytes(), list(this::clientId));
      case CLIENT_CREATED -> new ClientCreated(clientId());
      case CLIENT_RECORD -> new ClientRecord(bytes(), bytes(), u32(), u32());
      case KEY_PACKAGES -> new KeyPackages(list(this::addPackage));
      case QUEUE_ENTRIES -> new QueueEntries(list(this::entry), u64());
      case ENCRYPTION_KEY -> new EncryptionKey(u32(), bytes());
      case BLOB -> new Blob(bytes());
    };
  }
}
