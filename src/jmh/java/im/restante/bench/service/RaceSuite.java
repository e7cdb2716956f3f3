package im.restante.bench.service;

import im.restante.bench.Effort;
import im.restante.bench.Figure;
import im.restante.bench.Key;
import im.restante.bench.Probe;
import im.restante.bench.Rounds;
import im.restante.bench.Scratch;
import im.restante.bench.Suite;
import im.restante.bench.core.Identities;
import im.restante.bench.core.RacingCommits;
import im.restante.crypto.CryptoProvider;
import im.restante.crypto.SignatureBackend;
import im.restante.crypto.SystemRandom;
import im.restante.dev.EmbeddedPostgres;
import im.restante.ds.DeliveryService;
import im.restante.ds.DsKeys;
import im.restante.ds.DsLimits;
import im.restante.ds.DsServices;
import im.restante.ds.PgGroupStore;
import im.restante.log.AppenderLimits;
import im.restante.log.DatabaseAddress;
import im.restante.log.Migrations;
import im.restante.log.PgBlobStore;
import im.restante.log.StreamAppender;
import im.restante.log.key.LogKeyChain;
import im.restante.log.key.ProviderKeys;
import im.restante.log.record.Deliver;
import im.restante.mls.group.KnownKeyPackages;
import im.restante.protocol.ds.DSRequestContent;
import im.restante.protocol.ds.DSRequestEnvelope;
import im.restante.protocol.ds.DSResponse;
import im.restante.protocol.ds.DSTokenVersion;
import im.restante.protocol.ds.RequestGroupIdRequest;
import im.restante.qs.route.RouteOutcome;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Commits that race for their epoch (P6_race): accepted ones a second with 63 losers beside each
/// winner, against winners alone. Prebuilt, straight into the group's mailbox, on the real
/// appender.
public final class RaceSuite implements Suite {
  private static final int LOSERS = 63;
  private static final int EPOCHS = 60;
  private static final long PATIENCE_SECONDS = 30;
  private static final long BLOB_SLOT_DAYS = 14;
  private static final int KEY_BYTES = 32;

  @Override
  public Set<Key> keys() {
    return Set.of(Key.P6_RACE);
  }

  @Override
  public void run(Set<Key> wanted, Effort effort, Consumer<Figure> report) throws Exception {
    Path folder = Scratch.folder("race");
    Vertx vertx = Vertx.vertx();
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, Scratch.programs(), 0)) {
      DatabaseAddress address = server.database("race");
      int _ = Migrations.migrate(address);
      DeliveryService service = service(vertx, address, folder);
      long warmUpEnd = System.nanoTime() + effort.warmUp().toNanos();
      do {
        double _ = chain(service, LOSERS).measure(0);
      } while (System.nanoTime() < warmUpEnd);
      report.accept(
          new Rounds(effort.withoutWarmUp())
              .ratio(Key.P6_RACE, chain(service, LOSERS), chain(service, 0)));
      var _ = vertx.close().toCompletionStage().toCompletableFuture().join();
    }
    Scratch.delete(folder);
  }

  /// Accepted commits a second, in a fresh group each time.
  private static Probe chain(DeliveryService service, int losers) {
    return millis -> {
      RacingCommits commits = new RacingCommits(groupId(service), EPOCHS, losers);
      accept(service, commits.creation());
      long start = System.nanoTime();
      for (List<Bytes> rivals : commits.epochs()) {
        List<Future<DSResponse>> answers = rivals.stream().map(service::ask).toList();
        List<DSResponse> all =
            Future.all(new ArrayList<>(answers))
                .map(done -> answers.stream().map(Future::result).toList())
                .await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (all.stream().filter(DSResponse.Ok.class::isInstance).count() != 1) {
          throw new IllegalStateException("not one winner");
        }
      }
      return commits.epochs().size() / ((System.nanoTime() - start) / 1e9);
    };
  }

  private static Bytes groupId(DeliveryService service) throws Exception {
    Bytes request =
        new DSRequestEnvelope(
                DSRequestContent.of(Bytes.EMPTY, new RequestGroupIdRequest()),
                DSTokenVersion.NONE,
                null)
            .encode();
    return ((DSResponse.GroupId) service.ask(request).await(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .groupId();
  }

  private static void accept(DeliveryService service, Bytes creation) throws Exception {
    DSResponse answer = service.ask(creation).await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!(answer instanceof DSResponse.Ok)) {
      throw new IllegalStateException("the group was not created: " + answer);
    }
  }

  private static DeliveryService service(Vertx vertx, DatabaseAddress address, Path folder)
      throws Exception {
    SystemRandom random = new SystemRandom();
    InstantSource clock = InstantSource.system();
    StreamAppender appender =
        StreamAppender.open(
                vertx,
                address.connectOptions(),
                "bench",
                LogKeyChain.open(folder.resolve("log.key"), random),
                AppenderLimits.defaults(),
                clock,
                "fanout")
            .await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    Pool pool =
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(4))
            .connectingTo(address.connectOptions())
            .using(vertx)
            .build();
    ProviderKeys keys = ProviderKeys.open(folder.resolve("provider.key"), random);
    int version = keys.newestVersion();
    DsServices services =
        new DsServices(
            CryptoProvider.create(SignatureBackend.AUTO),
            random,
            clock,
            new PgGroupStore(pool),
            appender,
            new PgBlobStore(pool, random, clock, BLOB_SLOT_DAYS),
            addresses ->
                Future.succeededFuture(
                    addresses.stream()
                        .<RouteOutcome>map(
                            each -> new RouteOutcome.Found(random.bytes(Deliver.ROUTE_BYTES)))
                        .toList()),
            KnownKeyPackages.none(),
            suite -> Identities.SERVICE,
            new DsKeys(
                keys.derive(version, "group locator", KEY_BYTES),
                keys.metadataWrapKey(version),
                keys.doneKey(version),
                keys::groupIdHash),
            DsLimits.defaults());
    return DeliveryService.start(vertx, services, 1).await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
