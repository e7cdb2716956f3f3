package im.restante.ds;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.CryptoProvider;
import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SignatureBackend;
import im.restante.crypto.SignatureKeyPair;
import im.restante.crypto.SuiteCrypto;
import im.restante.crypto.SystemRandom;
import im.restante.log.AppenderLimits;
import im.restante.log.DatabaseAddress;
import im.restante.log.PgBlobStore;
import im.restante.log.StreamAppender;
import im.restante.log.key.LogKeyChain;
import im.restante.log.key.ProviderKeys;
import im.restante.mls.group.KnownKeyPackages;
import im.restante.mls.message.Credential;
import im.restante.mls.message.ExternalSender;
import im.restante.protocol.ds.DSResponse;
import im.restante.protocol.qs.ClientQueueConfig;
import im.restante.protocol.qs.QsClientId;
import im.restante.protocol.qs.QsUserId;
import im.restante.protocol.qs.QueueConfigSealer;
import im.restante.qs.route.ProviderRouteResolver;
import im.restante.qs.route.QueueConfigKeys;
import im.restante.qs.route.QueueOwner;
import im.restante.qs.route.RouteKeys;
import im.restante.qs.route.RouteLimits;
import im.restante.qs.route.SealedConfigOpener;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The Delivery Service over a real database, with the queue owners that its clients say they are.
final class DsFixture implements AutoCloseable {
  static final String DOMAIN = "a.example";
  static final CryptoProvider PROVIDER = CryptoProvider.create(SignatureBackend.AUTO);
  static final SuiteCrypto CRYPTO =
      PROVIDER.suite(CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519);

  final RandomSource random = new SystemRandom();
  final ExternalSender identity =
      new ExternalSender(
          CRYPTO.generateSignatureKeyPair(random).publicKey(),
          new Credential.Basic(Bytes.utf8("mimi://" + DOMAIN)));
  private final Vertx vertx = Vertx.vertx();
  private final Pool pool;
  private final StreamAppender appender;
  private final QueueConfigKeys queueKeys;
  private final Map<QsClientId, QueueOwner> owners = new ConcurrentHashMap<>();
  private final DeliveryService service;

  DsFixture(DatabaseAddress database, Path directory) {
    pool =
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(4))
            .connectingTo(database.connectOptions())
            .using(vertx)
            .build();
    appender =
        StreamAppender.open(
                vertx,
                database.connectOptions(),
                "node",
                LogKeyChain.open(directory.resolve("log-keys"), random),
                AppenderLimits.defaults(),
                InstantSource.system(),
                "fanout")
            .await();
    ProviderKeys keys = ProviderKeys.of(random.secret(32));
    SortedMap<Integer, Secret> seeds = new TreeMap<>(Map.of(1, keys.queueHpkeSeed(1)));
    queueKeys = QueueConfigKeys.derive(CRYPTO, seeds, Map.of());
    ProviderRouteResolver routes =
        new ProviderRouteResolver(
            vertx,
            new SealedConfigOpener(CRYPTO, Bytes.utf8(DOMAIN), queueKeys),
            RouteKeys.derive(seeds),
            asked -> Future.succeededFuture(Map.copyOf(owners)),
            InstantSource.system(),
            random,
            RouteLimits.defaults());
    service =
        DeliveryService.start(
                vertx,
                new DsServices(
                    PROVIDER,
                    random,
                    InstantSource.system(),
                    new PgGroupStore(pool),
                    appender,
                    new PgBlobStore(pool, random, InstantSource.system(), 7),
                    routes,
                    KnownKeyPackages.none(),
                    suite -> identity,
                    new DsKeys(
                        keys.derive(1, "ds locator", 32),
                        keys.metadataWrapKey(1),
                        keys.doneKey(1),
                        keys::groupIdHash),
                    DsLimits.defaults()),
                1)
            .await();
  }

  DSResponse ask(Bytes body) {
    return DSResponse.decode(service.handle(body).await().body());
  }

  /// A sealed address of a queue of its own, for the leaf with this signature key.
  ClientQueueConfig queueFor(Bytes leafSignatureKey) {
    QsUserId user = new QsUserId(random.bytes(16));
    QsClientId client = new QsClientId(random.bytes(16));
    SignatureKeyPair record = CRYPTO.generateSignatureKeyPair(random);
    owners.put(client, new QueueOwner(user, record.publicKey(), owners.size() + 1));
    return new QueueConfigSealer(CRYPTO, Bytes.utf8(DOMAIN), user, client, record.privateKey())
        .seal(queueKeys.published(), leafSignatureKey, null, random);
  }

  /// Every table's name and the digest of its rows: equal exactly if nothing was written.
  Map<String, String> tables() {
    Map<String, String> digests = new TreeMap<>();
    String tables =
        "select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace"
            + " and c.relkind in ('r', 'p') and not c.relispartition";
    for (Row table : pool.query(tables).execute().await()) {
      String name = table.getString(0);
      String rows =
          "select count(*) || ':' || coalesce(md5(string_agg(md5(t::text), '' order by"
              + " md5(t::text))), '') from \""
              + name
              + "\" t";
      digests.put(name, pool.query(rows).execute().await().iterator().next().getString(0));
    }
    return digests;
  }

  @Override
  public void close() {
    appender.close().await();
    pool.close().await();
    vertx.close().await();
  }
}
