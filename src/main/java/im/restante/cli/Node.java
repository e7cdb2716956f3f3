package im.restante.cli;

import im.restante.config.Catalogue;
import im.restante.config.ConfigError;
import im.restante.crypto.CipherSuite;
import im.restante.crypto.CryptoProvider;
import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.crypto.SuiteCrypto;
import im.restante.crypto.SystemRandom;
import im.restante.ds.DeliveryService;
import im.restante.ds.DsKeys;
import im.restante.ds.DsServices;
import im.restante.ds.PgGroupStore;
import im.restante.log.AppenderLimits;
import im.restante.log.BlobStore;
import im.restante.log.DatabasePromise;
import im.restante.log.LogMaintenance;
import im.restante.log.Migrations;
import im.restante.log.PgBlobStore;
import im.restante.log.PgLogReader;
import im.restante.log.StreamAppender;
import im.restante.log.key.LogKeyChain;
import im.restante.log.key.ProviderKeys;
import im.restante.mls.group.GroupRules;
import im.restante.qs.QueueSetup;
import im.restante.qs.QueueingService;
import im.restante.qs.checkpoint.HeadKeys;
import im.restante.qs.checkpoint.PgCheckpointStore;
import im.restante.qs.records.KeyPackageChecks;
import im.restante.qs.records.KnownPackages;
import im.restante.qs.records.QsRequests;
import im.restante.qs.records.RecordKeys;
import im.restante.qs.records.RecordService;
import im.restante.qs.records.RecordSweep;
import im.restante.qs.route.ProviderRouteResolver;
import im.restante.qs.route.QueueConfigKeys;
import im.restante.qs.route.RouteKeys;
import im.restante.qs.route.RouteLimits;
import im.restante.qs.route.SealedConfigOpener;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// One node: every part, in the order in which they need each other.
final class Node implements AutoCloseable {
  private static final String FANOUT_ADDRESS = "log.fanout";
  private static final long BLOB_SLOT_DAYS = 14;
  private static final int KEY_BYTES = 32;
  private static final int HEAD_KEY_EPOCH = 1;
  private static final long MAINTENANCE_MILLIS = 60_000;
  private static final long SWEEP_MILLIS = 3_600_000;

  private final Vertx vertx;
  private final CryptoProvider crypto;
  private final Edge edge;
  private final StreamAppender appender;

  private Node(Vertx vertx, CryptoProvider crypto, Edge edge, StreamAppender appender) {
    this.vertx = vertx;
    this.crypto = crypto;
    this.edge = edge;
    this.appender = appender;
  }

  /// Migrates and starts; blocking. When it returns, the node serves.
  static Node start(NodeSetup setup) {
    int _ = Migrations.migrate(setup.database());
    RandomSource random = new SystemRandom();
    InstantSource clock = InstantSource.system();
    Limits limits = Limits.of(setup.settings());
    CryptoProvider crypto =
        CryptoProvider.create(setup.settings().get(Catalogue.CRYPTO_SIGNATURES));
    SuiteCrypto suite1 = crypto.suite(CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519);
    ProviderKeys keys = ProviderKeys.open(setup.keys().resolve("provider.key"), random);
    LogKeyChain logKeys = LogKeyChain.open(setup.keys().resolve("log.key"), random);
    SortedMap<Integer, Secret> versions = new TreeMap<>();
    keys.versions().forEach(version -> versions.put(version, keys.queueHpkeSeed(version)));
    int oldest = keys.versions().getLast();

    Vertx vertx = Vertx.builder().with(new VertxOptions().setPreferNativeTransport(true)).build();
    Pool pool = pool(vertx, setup);
    refuseBrokenPromise(pool);
    AppenderLimits appenderLimits = AppenderLimits.defaults();
    StreamAppender appender =
        await(
            StreamAppender.open(
                vertx,
                setup.database().connectOptions(),
                setup.settings().get(Catalogue.NODE_NAME),
                logKeys,
                appenderLimits,
                clock,
                FANOUT_ADDRESS));
    BlobStore blobs = new PgBlobStore(pool, random, clock, BLOB_SLOT_DAYS);
    RouteKeys routeKeys = RouteKeys.derive(versions);
    QueueConfigKeys configKeys = QueueConfigKeys.derive(suite1, versions, Map.of());
    Bytes domain = Bytes.utf8(setup.domain());

    LogMaintenance maintenance = new LogMaintenance(vertx, pool, logKeys);

    QueueingService queues =
        await(
            QueueingService.start(
                vertx,
                new QueueSetup(
                    setup.settings().get(Catalogue.QUEUE_PARTITIONS),
                    FANOUT_ADDRESS,
                    appender,
                    new PgLogReader(pool, logKeys),
                    maintenance::truncateBelow,
                    new PgCheckpointStore(pool, appender.streamId(), 1),
                    routeKeys,
                    HeadKeys.single(HEAD_KEY_EPOCH, keys.derive(oldest, "queue heads", KEY_BYTES)),
                    random,
                    limits.queues())));
    KnownPackages known =
        new KnownPackages(suite1, random.secret(KEY_BYTES), limits.records().knownKeyPackagesMax());
    RecordService records =
        new RecordService(
            vertx,
            pool,
            appender,
            new NodeQueues(queues, blobs),
            crypto,
            new RecordKeys(suite1, keys.derive(oldest, "records", KEY_BYTES)),
            configKeys,
            new KeyPackageChecks(crypto, EnumSet.allOf(CipherSuite.class), rules(limits), domain),
            known,
            clock,
            random,
            limits.records());
    QsRequests requests = new QsRequests(records);
    DeliveryService delivery =
        await(
            DeliveryService.start(
                vertx,
                new DsServices(
                    crypto,
                    random,
                    clock,
                    new PgGroupStore(pool),
                    appender,
                    blobs,
                    new ProviderRouteResolver(
                        vertx,
                        new SealedConfigOpener(suite1, domain, configKeys),
                        routeKeys,
                        requests.owners(),
                        clock,
                        random,
                        RouteLimits.defaults()),
                    known,
                    new ProviderIdentity(crypto, keys, setup.domain()),
                    new DsKeys(
                        keys.derive(oldest, "group locator", KEY_BYTES),
                        keys.metadataWrapKey(oldest),
                        keys.doneKey(oldest),
                        keys::groupIdHash),
                    limits.delivery()),
                instances(setup)));
    maintain(vertx, maintenance, new RecordSweep(records), clock);
    Edge edge = Edge.start(vertx, setup, pool, delivery, requests, queues, instances(setup));
    return new Node(vertx, crypto, edge, appender);
  }

  /// What does the cryptography, for the start-up line.
  String cryptoDescription() {
    return crypto.description();
  }

  /// Stops taking requests, lets those under way end, and closes.
  @Override
  public void close() {
    edge.close();
    await(appender.close());
    await(vertx.close());
  }

  private static Pool pool(Vertx vertx, NodeSetup setup) {
    return PgBuilder.pool()
        .with(
            new PoolOptions()
                .setMaxSize(setup.settings().get(Catalogue.DATABASE_POOL))
                .setMaxWaitQueueSize(setup.settings().get(Catalogue.DATABASE_WAITING)))
        .connectingTo(setup.database().connectOptions())
        .using(vertx)
        .build();
  }

  private static GroupRules rules(Limits limits) {
    return GroupRules.standard()
        .withLifetimeSecondsMax(limits.delivery().group().keyPackageLifetimeSecondsMax());
  }

  private static int instances(NodeSetup setup) {
    int wanted = setup.settings().get(Catalogue.SERVER_INSTANCES);
    return wanted == 0 ? Runtime.getRuntime().availableProcessors() : wanted;
  }

  /// Gives up what age has made void: remembered answers, blobs, KeyPackages, silent clients (D1,
  /// V11, D-38, C-30).
  private static void maintain(
      Vertx vertx, LogMaintenance maintenance, RecordSweep sweep, InstantSource clock) {
    long _ =
        vertx.setPeriodic(
            MAINTENANCE_MILLIS,
            timer ->
                maintenance
                    .dropOldAnswers(clock, AppenderLimits.defaults())
                    .compose(ignored -> maintenance.dropOldBlobs(clock, BLOB_SLOT_DAYS))
                    .onFailure(Node::maintenanceFailed));
    long _ =
        vertx.setPeriodic(SWEEP_MILLIS, timer -> sweep.run().onFailure(Node::maintenanceFailed));
  }

  /// A database that could lose or tell what we promise to keep is none to start on (N6, V6).
  private static void refuseBrokenPromise(Pool pool) {
    List<String> violations = await(DatabasePromise.violations(pool));
    if (!violations.isEmpty()) {
      throw new ConfigError(
          "the database's settings break the service's promise: " + String.join("; ", violations));
    }
  }

  private static void maintenanceFailed(Throwable failure) {
    org.slf4j.LoggerFactory.getLogger(Node.class).warn("maintenance is put off", failure);
  }

  static <T> T await(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(60, TimeUnit.SECONDS)
          .join();
    } catch (java.util.concurrent.CompletionException failed) {
      throw new StartFailed(failed.getCause() == null ? failed : failed.getCause());
    }
  }

  /// A part that did not start.
  static final class StartFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartFailed(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }
}
