package im.restante.qs.records;

import im.restante.crypto.SuiteCrypto;
import im.restante.protocol.qs.CreateUserRequest;
import im.restante.protocol.qs.Ok;
import im.restante.protocol.qs.QSErrorCode;
import im.restante.protocol.qs.QSResponse;
import im.restante.protocol.qs.QsClientId;
import im.restante.protocol.qs.QsUserId;
import im.restante.protocol.qs.UpdateUserRequest;
import im.restante.protocol.qs.UserCreated;
import im.restante.protocol.qs.UserRecord;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/// The requests about user records (C-25, C-26).
final class UserRequests {
  private final SuiteCrypto crypto;
  private final RecordKeys keys;
  private final QueueRecords queues;

  UserRequests(SuiteCrypto crypto, RecordKeys keys, QueueRecords queues) {
    this.crypto = crypto;
    this.keys = keys;
    this.queues = queues;
  }

  /// The ids follow from the request's digest, so that identical bytes name the same record even
  /// after their answer was forgotten (D1).
  Future<QSResponse.Body> create(
      SqlConnection connection, CreateUserRequest request, Bytes digest, int activeDay) {
    RecordChecks.requireAuthKey(request.userRecordAuthKey());
    RecordChecks.requireAuthKey(request.clientRecordAuthKey());
    RecordChecks.requireQueueKey(crypto, request.queueEncryptionKey());
    QsUserId user = new QsUserId(keys.recordId("user", digest));
    Sender.Client client =
        new Sender.Client(
            new QsClientId(keys.recordId("client", digest)),
            user,
            request.clientRecordAuthKey(),
            request.queueEncryptionKey(),
            queues.freshHandle(),
            activeDay);
    UserCreated created = new UserCreated(user, client.id());
    Bytes tokenHash = crypto.hash(request.friendshipToken());
    return UserRows.insert(connection, user, request.userRecordAuthKey(), tokenHash)
        .compose(inserted ->
            inserted
                ? ClientRows.insert(connection, client)
                    .compose(_ -> queues.append(List.of(queues.created(client))))
                : UserRows.lock(connection, user)
                    .map(exists -> {
                      // Somebody else's record has the token (D-34).
                      RecordChecks.require(exists, QSErrorCode.POLICY_VIOLATION);
                      return null;
                    }))
        .map(created);
  }

  static Future<QSResponse.Body> get(SqlClient database, Sender.User sender) {
    return ClientRows.idsOf(database, sender.id())
        .map(clients -> new UserRecord(sender.authKey(), clients));
  }

  Future<QSResponse.Body> update(
      SqlConnection connection, Sender.User sender, UpdateUserRequest request) {
    Bytes authKey = request.userRecordAuthKey();
    if (authKey != null) {
      RecordChecks.requireAuthKey(authKey);
    }
    Bytes token = request.friendshipToken();
    Bytes tokenHash = token == null ? null : crypto.hash(token);
    Future<Boolean> taken =
        tokenHash == null
            ? Future.succeededFuture(false)
            : UserRows.tokenTaken(connection, sender.id(), tokenHash);
    return taken
        .compose(isTaken -> {
          RecordChecks.require(!isTaken, QSErrorCode.POLICY_VIOLATION);
          return UserRows.update(connection, sender.id(), authKey, tokenHash);
        })
        .map(updated -> {
          RecordChecks.require(updated, QSErrorCode.UNAUTHENTICATED);
          return new Ok();
        });
  }

  Future<QSResponse.Body> delete(SqlConnection connection, Sender.User sender) {
    return UserRows.lock(connection, sender.id())
        .compose(exists -> {
          RecordChecks.require(exists, QSErrorCode.UNAUTHENTICATED);
          return ClientRows.lockOf(connection, sender.id());
        })
        .compose(clients -> UserRows.delete(connection, sender.id()).map(clients))
        .compose(clients -> queues.append(clients.stream().map(QueueRecords::deleted).toList()))
        .map(new Ok());
  }
}
