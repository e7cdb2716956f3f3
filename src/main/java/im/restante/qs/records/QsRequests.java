package im.restante.qs.records;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.SuiteCrypto;
import im.restante.protocol.qs.AcknowledgeRequest;
import im.restante.protocol.qs.Blob;
import im.restante.protocol.qs.ClaimKeyPackagesRequest;
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
import im.restante.protocol.qs.PublishKeyPackagesRequest;
import im.restante.protocol.qs.QSError;
import im.restante.protocol.qs.QSErrorCode;
import im.restante.protocol.qs.QSRequestEnvelope;
import im.restante.protocol.qs.QSResponse;
import im.restante.protocol.qs.QsClientId;
import im.restante.protocol.qs.UpdateClientRequest;
import im.restante.protocol.qs.UpdateUserRequest;
import im.restante.qs.route.QueueOwners;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers the requests of `POST /qs/v1`.
///
/// For each: the look-up of a repeated request (D1), the token, the work in one transaction.
/// Thread-safe; answers come on the caller's context.
public final class QsRequests {
  private static final long DAY_SECONDS = 24 * 60 * 60;

  private final RecordService service;
  private final AnswerRows answers;
  private final Authentication authentication;
  private final UserRequests users;
  private final ClientRequests clients;
  private final KeyPackageRequests keyPackages;

  public QsRequests(RecordService service) {
    SuiteCrypto crypto =
        service.crypto().suite(CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519);
    QueueRecords queues = new QueueRecords(crypto, service.appender(), service.random());
    this.service = service;
    this.answers = new AnswerRows(service.database(), service.recordKeys());
    this.authentication =
        new Authentication(
            crypto,
            service.database(),
            service.limits(),
            crypto.generateSignatureKeyPair(service.random()).publicKey());
    this.users = new UserRequests(crypto, service.recordKeys(), queues);
    this.clients = new ClientRequests(crypto, service.recordKeys(), queues, service.limits());
    this.keyPackages =
        new KeyPackageRequests(
            service.vertx(),
            crypto,
            service.recordKeys(),
            service.keyPackageChecks(),
            service.knownPackages(),
            service.random(),
            service.limits());
  }

  /// The client records as the route resolver reads them (C-24).
  public QueueOwners owners() {
    return ClientRows.owners(service.database());
  }

  /// The answer to a request body; never fails.
  public Future<QSResponse.Body> handle(Bytes body) {
    return switch (QSRequestEnvelope.receive(body)) {
      case QSRequestEnvelope.Received.Malformed _ -> refuse(QSErrorCode.MALFORMED_REQUEST);
      case QSRequestEnvelope.Received.UnsupportedVersion _ ->
          refuse(QSErrorCode.UNSUPPORTED_VERSION);
      case QSRequestEnvelope.Received.UnsupportedOperation _ ->
          refuse(QSErrorCode.UNSUPPORTED_OPERATION);
      case QSRequestEnvelope.Received.Request(var envelope) ->
          Refusals.guard(() -> answer(call(envelope, body)));
    };
  }

  /// What the first frame of a listening connection came to.
  public sealed interface Listening {
    record Admitted(ListenRequest request, long handle) implements Listening {}

    record Rejected(QSError error) implements Listening {}
  }

  /// Authenticates the first frame of a listening connection; never fails.
  public Future<Listening> listen(Bytes frame) {
    if (QSRequestEnvelope.receive(frame) instanceof QSRequestEnvelope.Received.Request(var envelope)
        && envelope.content().request() instanceof ListenRequest request) {
      return self(call(envelope, frame), request.clientId())
          .<Listening>map(client -> new Listening.Admitted(request, client.handle()))
          .otherwise(failure -> new Listening.Rejected(Refusals.error(failure)));
    }
    return Future.succeededFuture(
        new Listening.Rejected(QSError.of(QSErrorCode.MALFORMED_REQUEST)));
  }

  /// One request on its way; its digest is its name (D1).
  private record Call(QSRequestEnvelope envelope, Bytes digest, long nowSeconds) {
    int day() {
      return Math.toIntExact(nowSeconds / DAY_SECONDS);
    }
  }

  private Call call(QSRequestEnvelope envelope, Bytes body) {
    return new Call(
        envelope, service.recordKeys().digest(body), service.clock().instant().getEpochSecond());
  }

  private Future<? extends QSResponse.Body> answer(Call call) {
    SqlClient database = service.database();
    return switch (call.envelope().content().request()) {
      case CreateUserRequest request ->
          once(
              call,
              () -> nobody(call),
              (connection, _) -> users.create(connection, request, call.digest(), call.day()));
      case GetUserRequest _ -> user(call).compose(sender -> UserRequests.get(database, sender));
      case UpdateUserRequest request ->
          once(
              call,
              () -> user(call),
              (connection, sender) -> users.update(connection, sender, request));
      case DeleteUserRequest _ -> once(call, () -> user(call), users::delete);
      case CreateClientRequest request ->
          once(
              call,
              () -> user(call),
              (connection, sender) ->
                  clients.create(connection, sender, request, call.digest(), call.day()));
      case GetClientRequest request ->
          sender(call)
              .compose(sender ->
                  ClientRequests.get(database, sender, request.clientId(), call.nowSeconds()));
      case UpdateClientRequest request ->
          once(
              call,
              () -> sender(call),
              (connection, sender) -> clients.update(connection, sender, request));
      case DeleteClientRequest request ->
          once(
              call,
              () -> user(call),
              (connection, sender) -> clients.delete(connection, sender, request.clientId()));
      case PublishKeyPackagesRequest request ->
          once(
              call,
              () -> publication(call, request),
              (connection, publication) -> keyPackages.publish(connection, publication));
      case ClaimKeyPackagesRequest request ->
          once(
              call,
              () -> nobody(call),
              (connection, _) -> keyPackages.claim(connection, request, call.nowSeconds()));
      case DequeueRequest request ->
          self(call, request.clientId())
              .compose(client ->
                  service
                      .queues()
                      .dequeue(client.handle(), request.fromSequenceNumber(), max(request)));
      case AcknowledgeRequest request ->
          self(call, request.clientId())
              .compose(client -> service.queues().acknowledge(client.handle(), request.upTo()))
              .map(new Ok());
      case EncryptionKeyRequest _ -> nobody(call).map(_ -> service.queueConfigKeys().published());
      case FetchBlobRequest request ->
          nobody(call).compose(_ -> service.queues().blob(request.blobId())).map(QsRequests::blob);
      case ListenRequest _ -> refuse(QSErrorCode.UNSUPPORTED_OPERATION);
    };
  }

  /// What a request does, given who sent it.
  private interface Effect<S> {
    Future<QSResponse.Body> of(SqlConnection connection, S sender);
  }

  /// The look-up of a repeated request, then the token, then the effect in one transaction (D1).
  private <S> Future<QSResponse.Body> once(
      Call call, Supplier<Future<S>> sender, Effect<S> effect) {
    return answers
        .find(call.digest())
        .compose(known ->
            known != null
                ? Future.succeededFuture(known)
                : sender
                    .get()
                    .compose(found ->
                        answers.once(
                            call.digest(),
                            call.nowSeconds(),
                            connection -> effect.of(connection, found))));
  }

  /// A token would say who asks where nobody should (D-17).
  private static Future<Call> nobody(Call call) {
    return call.envelope().token() == null
        ? Future.succeededFuture(call)
        : Future.failedFuture(new Refused(QSErrorCode.MALFORMED_REQUEST));
  }

  private Future<Sender> sender(Call call) {
    return authentication.sender(call.envelope(), call.nowSeconds());
  }

  private Future<Sender.User> user(Call call) {
    return sender(call)
        .map(sender ->
            switch (sender) {
              case Sender.User user -> user;
              case Sender.Client _ -> throw new Refused(QSErrorCode.NOT_AUTHORIZED);
            });
  }

  /// The client `id`, which signed the request itself (C-35).
  private Future<Sender.Client> self(Call call, QsClientId id) {
    return sender(call)
        .compose(sender -> {
          if (sender instanceof Sender.Client client && client.id().equals(id)) {
            return client.activeDay() >= call.day()
                ? Future.succeededFuture(client)
                : ClientRows.touch(service.database(), id, call.day()).map(client);
          }
          throw new Refused(QSErrorCode.NOT_AUTHORIZED);
        });
  }

  private Future<KeyPackageRequests.Publication> publication(
      Call call, PublishKeyPackagesRequest request) {
    return self(call, request.clientId())
        .compose(client -> keyPackages.check(client, request, call.nowSeconds()));
  }

  private int max(DequeueRequest request) {
    return (int) Math.min(request.maxEntries(), service.limits().dequeueEntriesMax());
  }

  /// What is gone and what never was look alike.
  private static Blob blob(@Nullable Bytes ciphertext) {
    if (ciphertext == null) {
      throw new Refused(QSErrorCode.NOT_AUTHORIZED);
    }
    return new Blob(ciphertext);
  }

  private static Future<QSResponse.Body> refuse(QSErrorCode code) {
    return Future.succeededFuture(QSError.of(code));
  }
}
