package im.restante.protocol.qs;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.CredentialType;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every struct of the package: what it writes it reads back, and nothing shorter or longer.
///
/// Random structs of a printed seed; the list of structs is compared with the classes there are, so
/// that none is left out.
class QsStructsCodecTest {
  private static final long SEED = 9420;
  private static final int ROUNDS = 25;

  private record Codec(
      Function<QsExamples, WireStruct> example, Function<WireReader, WireStruct> read) {}

  private static final Map<Class<?>, Codec> CODECS = new LinkedHashMap<>();

  private static void codec(
      Class<? extends WireStruct> type,
      Function<QsExamples, WireStruct> example,
      Function<WireReader, WireStruct> read) {
    CODECS.put(type, new Codec(example, read));
  }

  static {
    codec(QsUserId.class, QsExamples::userId, QsUserId::read);
    codec(QsClientId.class, QsExamples::clientId, QsClientId::read);
    codec(QsSenderType.class, e -> e.any(QsSenderType.values()), QsSenderType::read);
    codec(QSTokenVersion.class, e -> e.any(QSTokenVersion.values()), QSTokenVersion::read);
    codec(QSRequestType.class, e -> e.any(QSRequestType.values()), QSRequestType::read);
    codec(QSResponseType.class, e -> e.any(QSResponseType.values()), QSResponseType::read);
    codec(QSErrorCode.class, e -> e.any(QSErrorCode.values()), QSErrorCode::read);
    codec(TrimReason.class, e -> e.any(TrimReason.values()), TrimReason::read);
    codec(ClosingReason.class, e -> e.any(ClosingReason.values()), ClosingReason::read);
    codec(
        MessageContentType.class,
        e -> e.any(MessageContentType.values()),
        MessageContentType::read);
    codec(
        TrimmedRange.class,
        e -> new TrimmedRange(e.u64(), e.u64(), e.any(TrimReason.values())),
        TrimmedRange::read);
    codec(BlobRef.class, QsExamples::blobRef, BlobRef::read);
    codec(SealedQueueConfig.class, QsExamples::sealedQueueConfig, SealedQueueConfig::read);
    codec(
        ClientQueueConfig.class,
        e -> new ClientQueueConfig(e.bytes(), e.sealedQueueConfig()),
        ClientQueueConfig::read);
    codec(
        QueueConfigInfo.class, e -> new QueueConfigInfo(e.bytes(), e.u32()), QueueConfigInfo::read);
    codec(
        QueueConfigTBS.class,
        e -> new QueueConfigTBS(e.userId(), e.clientId(), e.pushTokenKey(), e.bytes(), e.fixed(32)),
        QueueConfigTBS::read);
    codec(
        QueueConfig.class,
        e -> new QueueConfig(e.userId(), e.clientId(), e.pushTokenKey(), e.fixed(64)),
        QueueConfig::read);
    codec(AddPackage.class, QsExamples::addPackage, AddPackage::read);
    codec(QsSenderID.class, QsExamples::senderId, QsSenderID::read);
    codec(
        QSAuthTokenTBS.class,
        e -> new QSAuthTokenTBS(e.senderId(), e.u32(), e.fixed(32)),
        QSAuthTokenTBS::read);
    codec(QsAuthToken.class, QsExamples::token, QsAuthToken::read);
    codec(CreateUserRequest.class, QsExamples::createUser, CreateUserRequest::read);
    codec(GetUserRequest.class, _ -> new GetUserRequest(), GetUserRequest::read);
    codec(UpdateUserRequest.class, QsExamples::updateUser, UpdateUserRequest::read);
    codec(DeleteUserRequest.class, _ -> new DeleteUserRequest(), DeleteUserRequest::read);
    codec(
        CreateClientRequest.class,
        e -> new CreateClientRequest(e.bytes(), e.bytes()),
        CreateClientRequest::read);
    codec(GetClientRequest.class, e -> new GetClientRequest(e.clientId()), GetClientRequest::read);
    codec(UpdateClientRequest.class, QsExamples::updateClient, UpdateClientRequest::read);
    codec(
        DeleteClientRequest.class,
        e -> new DeleteClientRequest(e.clientId()),
        DeleteClientRequest::read);
    codec(PublishKeyPackagesRequest.class, QsExamples::publish, PublishKeyPackagesRequest::read);
    codec(
        ClaimKeyPackagesRequest.class,
        e ->
            new ClaimKeyPackagesRequest(
                e.fixed(32), e.fixed(16), new CipherSuiteId(1), new CredentialType(1)),
        ClaimKeyPackagesRequest::read);
    codec(
        DequeueRequest.class,
        e -> new DequeueRequest(e.clientId(), e.u64(), e.u32()),
        DequeueRequest::read);
    codec(
        AcknowledgeRequest.class,
        e -> new AcknowledgeRequest(e.clientId(), e.u64()),
        AcknowledgeRequest::read);
    codec(EncryptionKeyRequest.class, _ -> new EncryptionKeyRequest(), EncryptionKeyRequest::read);
    codec(FetchBlobRequest.class, e -> new FetchBlobRequest(e.fixed(16)), FetchBlobRequest::read);
    codec(
        ListenRequest.class,
        e -> new ListenRequest(e.clientId(), e.u64(), e.u32()),
        ListenRequest::read);
    codec(QSRequestContent.class, e -> QSRequestContent.of(e.request()), QSRequestContent::read);
    codec(
        QSRequestEnvelope.class,
        e -> new QSRequestEnvelope(QSRequestContent.of(e.request()), e.maybe(e::token)),
        QSRequestEnvelope::read);
    codec(Ok.class, _ -> new Ok(), Ok::read);
    codec(QSError.class, QsExamples::error, QSError::read);
    codec(UserCreated.class, e -> new UserCreated(e.userId(), e.clientId()), UserCreated::read);
    codec(UserRecord.class, e -> new UserRecord(e.bytes(), e.list(e::clientId)), UserRecord::read);
    codec(ClientCreated.class, e -> new ClientCreated(e.clientId()), ClientCreated::read);
    codec(
        ClientRecord.class,
        e -> new ClientRecord(e.bytes(), e.bytes(), e.u32(), e.u32()),
        ClientRecord::read);
    codec(KeyPackages.class, e -> new KeyPackages(e.list(e::addPackage)), KeyPackages::read);
    codec(QueueEntries.class, e -> new QueueEntries(e.list(e::entry), e.u64()), QueueEntries::read);
    codec(EncryptionKey.class, e -> new EncryptionKey(e.u32(), e.bytes()), EncryptionKey::read);
    codec(Blob.class, e -> new Blob(e.bytes()), Blob::read);
    codec(QSResponse.class, e -> new QSResponse(e.body()), QSResponse::read);
    codec(QueueEntry.class, QsExamples::entry, QueueEntry::read);
    codec(QueueEntryContent.class, QsExamples::entryContent, QueueEntryContent::read);
    codec(
        ListenServerFrame.Entries.class,
        e -> new ListenServerFrame.Entries(e.list(e::entry)),
        ListenServerFrame::read);
    codec(
        ListenServerFrame.CaughtUp.class,
        e -> new ListenServerFrame.CaughtUp(e.u64()),
        ListenServerFrame::read);
    codec(
        ListenServerFrame.Acknowledged.class,
        e -> new ListenServerFrame.Acknowledged(e.u64()),
        ListenServerFrame::read);
    codec(
        ListenServerFrame.Closing.class,
        e -> new ListenServerFrame.Closing(e.any(ClosingReason.values())),
        ListenServerFrame::read);
    codec(
        ListenServerFrame.Refused.class,
        e -> new ListenServerFrame.Refused(e.error()),
        ListenServerFrame::read);
    codec(
        ListenClientFrame.Acknowledge.class,
        e -> new ListenClientFrame.Acknowledge(e.u64()),
        ListenClientFrame::read);
    codec(ListenClientFrame.Ping.class, _ -> new ListenClientFrame.Ping(), ListenClientFrame::read);
  }

  @Test
  void everyStructIsListed() throws Exception {
    URL anyClass = Objects.requireNonNull(QSResponse.class.getResource("QSResponse.class"));
    Set<Class<?>> structs = new HashSet<>();
    try (Stream<Path> files = Files.list(Path.of(anyClass.toURI()).getParent())) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> type = Class.forName(QSResponse.class.getPackageName() + "." + name);
        if (WireStruct.class.isAssignableFrom(type) && !type.isInterface()) {
          structs.add(type);
        }
      }
    }

    assertThat(structs).hasSizeGreaterThan(50);
    assertThat(CODECS.keySet()).isEqualTo(structs);
  }

  @TestFactory
  Stream<DynamicTest> readsBackWhatItWrote() {
    return eachExample((codec, value, encoded) -> {
      WireStruct read = WireReader.decode(encoded, codec.read());
      assertThat(read).isEqualTo(value);
      assertThat(read.encode()).isEqualTo(encoded);
    });
  }

  @TestFactory
  Stream<DynamicTest> rejectsEveryTruncation() {
    return eachExample((codec, _, encoded) -> {
      for (int size = 0; size < encoded.size(); size++) {
        assertThat(accepts(codec, encoded.slice(0, size))).isFalse();
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> rejectsATrailingByte() {
    return eachExample((codec, _, encoded) ->
        assertThat(accepts(codec, Bytes.concat(encoded, Bytes.wrap(new byte[1])))).isFalse());
  }

  /// Only MalformedMessage comes out, and what is accepted is written again byte for byte.
  @TestFactory
  Stream<DynamicTest> survivesAnyChangedByte() {
    return eachExample((codec, _, encoded) -> {
      byte[] bytes = encoded.toByteArray();
      Random random = new Random(SEED);
      for (int i = 0; i < bytes.length; i++) {
        byte[] changed = bytes.clone();
        changed[i] ^= (byte) (1 << random.nextInt(8));
        try {
          WireStruct read = WireReader.decode(Bytes.wrap(changed), codec.read());
          assertThat(read.encode()).isEqualTo(Bytes.wrap(changed));
        } catch (MalformedMessage malformed) {
          assertThat(malformed.offset()).isBetween(0, bytes.length);
        }
      }
    });
  }

  private static boolean accepts(Codec codec, Bytes bytes) {
    try {
      var _ = WireReader.decode(bytes, codec.read());
      return true;
    } catch (MalformedMessage malformed) {
      return false;
    }
  }

  private interface Check {
    void of(Codec codec, WireStruct value, Bytes encoded);
  }

  private static Stream<DynamicTest> eachExample(Check check) {
    return CODECS.entrySet().stream()
        .map(entry ->
            DynamicTest.dynamicTest(
                entry.getKey().getSimpleName() + ", seed " + SEED,
                () -> {
                  QsExamples examples = new QsExamples(new Random(SEED));
                  for (int round = 0; round < ROUNDS; round++) {
                    WireStruct value = entry.getValue().example().apply(examples);
                    assertThat(value).isInstanceOf(entry.getKey());
                    check.of(entry.getValue(), value, value.encode());
                  }
                }));
  }
}
