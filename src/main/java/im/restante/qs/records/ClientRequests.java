package im.restante.qs.records;

import im.restante.crypto.SuiteCrypto;
import im.restante.protocol.qs.ClientCreated;
import im.restante.protocol.qs.CreateClientRequest;
import im.restante.protocol.qs.Ok;
import im.restante.protocol.qs.QSErrorCode;
import im.restante.protocol.qs.QSResponse;
import im.restante.protocol.qs.QsClientId;
import im.restante.protocol.qs.UpdateClientRequest;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/// The requests about client records (C-27, C-28).
final class ClientRequests {
  private final SuiteCrypto crypto;
  private final RecordKeys keys;
  private final QueueRecords queues;
  private final RecordLimits limits;

  ClientRequests(SuiteCrypto crypto, RecordKeys keys, QueueRecords queues, RecordLimits limits) {
    this.crypto = crypto;
    this.keys = keys;
    this.queues = queues;
    this.limits = limits;
  }

  Future<QSResponse.Body> create(
      SqlConnection connection,
      Sender.User sender,
      CreateClientRequest request,
      Bytes digest,
      int activeDay) {
    RecordChecks.requireAuthKey(request.clientRecordAuthKey());
    RecordChecks.requireQueueKey(crypto, request.queueEncryptionKey());
    Sender.Client client =
        new Sender.Client(
            new QsClientId(keys.recordId("client", digest)),
            sender.id(),
            request.clientRecordAuthKey(),
            request.queueEncryptionKey(),
            queues.freshHandle(),
            activeDay);
    return UserRows.lock(connection, sender.id())
        .compose(exists -> {
          RecordChecks.require(exists, QSErrorCode.UNAUTHENTICATED);
          return ClientRows.idsOf(connection, sender.id());
        })
        .compose(ids -> {
          RecordChecks.require(
              ids.size() < limits.clientsPerUserMax(), QSErrorCode.POLICY_VIOLATION);
          return ClientRows.insert(connection, client);
        })
        .compose(_ -> queues.append(List.of(queues.created(client))))
        .map(new ClientCreated(client.id()));
  }

  /// Readable by the client itself and by its user.
  static Future<QSResponse.Body> get(
      SqlClient database, Sender sender, QsClientId id, long nowSeconds) {
    return owned(database, sender, id)
        .compose(_ -> ClientRows.record(database, id, nowSeconds))
        .map(found -> {
          if (found == null) {
            throw new Refused(QSErrorCode.NOT_AUTHORIZED);
          }
          return found;
        });
  }

  /// New keys for a client, by itself or its user. A new queue key also gives the queue a new seed,
  /// since the owner may have lost the old key.
  Future<QSResponse.Body> update(
      SqlConnection connection, Sender sender, UpdateClientRequest request) {
    Bytes authKey = request.clientRecordAuthKey();
    Bytes queueKey = request.queueEncryptionKey();
    if (authKey != null) {
      RecordChecks.requireAuthKey(authKey);
    }
    if (queueKey != null) {
      RecordChecks.requireQueueKey(crypto, queueKey);
    }
    return owned(connection, sender, request.clientId())
        .compose(
            client -> ClientRows.updateKeys(connection, client.id(), authKey, queueKey).map(client))
        .compose(client ->
            queues.append(queueKey == null ? List.of() : List.of(queues.rekeyed(client, queueKey))))
        .map(new Ok());
  }

  /// Deletes a client of the sending user, unless it is the last one.
  Future<QSResponse.Body> delete(SqlConnection connection, Sender.User sender, QsClientId id) {
    return ClientRows.lockOf(connection, sender.id())
        .compose(clients -> {
          Sender.Client client =
              clients.stream()
                  .filter(candidate -> candidate.id().equals(id))
                  .findFirst()
                  .orElseThrow(() -> new Refused(QSErrorCode.NOT_AUTHORIZED));
          RecordChecks.require(clients.size() > 1, QSErrorCode.POLICY_VIOLATION);
          return ClientRows.delete(connection, id)
              .compose(_ -> queues.append(List.of(QueueRecords.deleted(client))));
        })
        .map(new Ok());
  }

  /// The client record `id`, if the sender is that client or its user.
  private static Future<Sender.Client> owned(SqlClient database, Sender sender, QsClientId id) {
    return ClientRows.find(database, id)
        .map(found -> {
          if (found instanceof Sender.Client client
              && switch (sender) {
                case Sender.User user -> client.userId().equals(user.id());
                case Sender.Client self -> client.id().equals(self.id());
              }) {
            return client;
          }
          throw new Refused(QSErrorCode.NOT_AUTHORIZED);
        });
  }
}
