package im.restante.qs.records;

import static im.restante.qs.records.TestUser.CRYPTO;
import static im.restante.qs.records.TestUser.DOMAIN;
import static im.restante.qs.records.TestUser.PROVIDER;
import static im.restante.qs.records.TestUser.RANDOM;
import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.Secret;
import im.restante.log.DatabaseAddress;
import im.restante.mls.group.GroupRules;
import im.restante.protocol.qs.QSError;
import im.restante.protocol.qs.QSErrorCode;
import im.restante.protocol.qs.QSResponse;
import im.restante.protocol.qs.QueueEntries;
import im.restante.protocol.qs.UserCreated;
import im.restante.qs.route.QueueConfigKeys;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The record service on a real database, with a clock that stands still.
final class RecordFixture implements AutoCloseable {
  long nowSeconds = 1_800_000_000;
  final Vertx vertx = Vertx.vertx();
  final Pool database;
  final RecordingAppender appender = new RecordingAppender();
  final KnownPackages known = new KnownPackages(CRYPTO, RANDOM.secret(32), 1_000);
  final RecordService service;
  final QsRequests requests;

  RecordFixture(DatabaseAddress address) {
    database =
        PgBuilder.pool()
            .connectingTo(address.connectOptions())
            .with(new PoolOptions().setMaxSize(12))
            .using(vertx)
            .build();
    Secret providerSecret = RANDOM.secret(32);
    service =
        new RecordService(
            vertx,
            database,
            appender,
            new NoQueues(),
            PROVIDER,
            new RecordKeys(CRYPTO, providerSecret),
            QueueConfigKeys.derive(CRYPTO, new TreeMap<>(Map.of(1, providerSecret)), Map.of()),
            new KeyPackageChecks(
                PROVIDER, EnumSet.allOf(CipherSuite.class), GroupRules.standard(), DOMAIN),
            known,
            () -> Instant.ofEpochSecond(nowSeconds),
            RANDOM,
            RecordLimits.defaults());
    requests = new QsRequests(service);
  }

  /// Empty queues.
  private record NoQueues() implements QueueAccess {
    @Override
    public Future<QueueEntries> dequeue(long handle, long from, int max) {
      return Future.succeededFuture(new QueueEntries(List.of(), 0));
    }

    @Override
    public Future<Void> acknowledge(long handle, long upTo) {
      return Future.succeededFuture();
    }

    @Override
    public Future<@Nullable Bytes> blob(Bytes id) {
      return Future.succeededFuture();
    }
  }

  QSResponse.Body ask(Bytes body) {
    return requests.handle(body).await();
  }

  void refuses(QSErrorCode code, Bytes body) {
    assertThat(ask(body)).isInstanceOf(QSError.class);
    assertThat(((QSError) ask(body)).code()).isEqualTo(code);
  }

  TestUser user() {
    TestUser user = new TestUser();
    return user.named((UserCreated) ask(TestUser.anonymous(user.createRequest())));
  }

  /// Everything that the database holds, as one text.
  String digest() {
    StringBuilder all = new StringBuilder();
    for (String table :
        List.of("qs_user", "qs_client", "key_package", "key_package_used", "qs_answer")) {
      for (Row row :
          database
              .query(
                  "select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as d"
                      + " from "
                      + table
                      + " t")
              .execute()
              .await()) {
        all.append(table).append('=').append(row.getString("d")).append(' ');
      }
    }
    return all.append("log=").append(appender.records.size()).toString();
  }

  @Override
  public void close() {
    Void _ = database.close().await();
    Void _ = vertx.close().await();
  }
}
