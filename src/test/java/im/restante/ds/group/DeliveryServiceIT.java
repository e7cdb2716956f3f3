package im.restante.ds.group;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.CryptoProvider;
import im.restante.crypto.SeededRandom;
import im.restante.crypto.SignatureBackend;
import im.restante.crypto.SystemRandom;
import im.restante.ds.DeliveryService;
import im.restante.ds.DsKeys;
import im.restante.ds.DsLimits;
import im.restante.ds.DsServices;
import im.restante.ds.PgGroupStore;
import im.restante.http.EndpointAnswer;
import im.restante.log.AppenderLimits;
import im.restante.log.DatabaseAddress;
import im.restante.log.PgBlobStore;
import im.restante.log.StreamAppender;
import im.restante.log.key.LogKeyChain;
import im.restante.log.key.ProviderKeys;
import im.restante.log.record.Deliver;
import im.restante.mls.group.KnownKeyPackages;
import im.restante.mls.member.CommitOutput;
import im.restante.mls.member.CommitRequest;
import im.restante.protocol.ds.CreateGroupResponse;
import im.restante.protocol.ds.DSError;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSRequestContent;
import im.restante.protocol.ds.DSRequestEnvelope;
import im.restante.protocol.ds.DSResponse;
import im.restante.protocol.ds.DSTokenVersion;
import im.restante.protocol.ds.ExternalCommitInfoRequest;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.ds.RequestGroupIdRequest;
import im.restante.protocol.ds.RequestHash;
import im.restante.protocol.ds.SendMessageRequest;
import im.restante.protocol.ds.UpdateClientRequest;
import im.restante.protocol.ds.WelcomeInfoRequest;
import im.restante.qs.route.RouteOutcome;
import im.restante.testing.PostgresExtension;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The Delivery Service over a real database and log, request bytes in and response bytes out.
@ExtendWith(PostgresExtension.class)
class DeliveryServiceIT {
  private final DatabaseAddress database;
  private final Path directory;

  DeliveryServiceIT(DatabaseAddress database, @TempDir Path directory) {
    this.database = database;
    this.directory = directory;
  }

  /// One process: its own Vert.x, stream and memory over the shared database.
  private static final class Node implements AutoCloseable {
    final Vertx vertx = Vertx.vertx();
    final Pool pool;
    final StreamAppender appender;
    final DeliveryService service;

    Node(DatabaseAddress database, Path directory, DsLimits limits) {
      SystemRandom random = new SystemRandom();
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
      ProviderKeys keys = ProviderKeys.of(new SeededRandom("provider").secret(32));
      DsServices services =
          new DsServices(
              CryptoProvider.create(SignatureBackend.AUTO),
              random,
              InstantSource.fixed(Instant.ofEpochSecond(TestGroup.START_SECONDS)),
              new PgGroupStore(pool),
              appender,
              new PgBlobStore(pool, random, InstantSource.system(), 7),
              addresses ->
                  Future.succeededFuture(
                      addresses.stream()
                          .<RouteOutcome>map(address ->
                              new RouteOutcome.Found(
                                  RequestHash.of(address.config().encode())
                                      .slice(0, Deliver.ROUTE_BYTES)))
                          .toList()),
              KnownKeyPackages.none(),
              _ -> TestClient.DS_SENDER,
              new DsKeys(
                  keys.derive(1, "ds locator", 32),
                  keys.metadataWrapKey(1),
                  keys.doneKey(1),
                  keys::groupIdHash),
              limits);
      service = DeliveryService.start(vertx, services, 2).await();
    }

    DSResponse ask(DSRequestEnvelope request) {
      return ask(request.encode());
    }

    DSResponse ask(Bytes request) {
      return DSResponse.decode(service.handle(request).await().body());
    }

    long count(String table) {
      return pool.query("select count(*) from " + table)
          .execute()
          .await()
          .iterator()
          .next()
          .getLong(0);
    }

    Bytes groupId() {
      DSRequestContent content = DSRequestContent.of(Bytes.EMPTY, new RequestGroupIdRequest());
      return ((DSResponse.GroupId) ask(new DSRequestEnvelope(content, DSTokenVersion.NONE, null)))
          .groupId();
    }

    @Override
    public void close() {
      appender.close().await();
      pool.close().await();
      vertx.close().await();
    }
  }

  private Node node() {
    return node(DsLimits.defaults());
  }

  private Node node(DsLimits limits) {
    return new Node(database, directory, limits);
  }

  private static DsLimits limits(int mailboxMax, long idleMs, int snapshotAfterBytesMin) {
    return new DsLimits(
        GroupLimits.defaults(), mailboxMax, idleMs, 30_000, 64 * 1024, snapshotAfterBytesMin);
  }

  private static DSRequestEnvelope addition(
      TestGroup group, TestClient committer, TestClient... added) {
    CommitOutput output = committer.commit(CommitRequest.of(TestGroup.adds(added)));
    return committer.byLeaf(TestGroup.addRequest(committer, output, added.length), group);
  }

  private static DSRequestEnvelope update(TestGroup group, TestClient committer) {
    CommitOutput output = committer.commit(CommitRequest.of());
    return committer.byLeaf(new UpdateClientRequest(committer.update(output)), group);
  }

  @ParameterizedTest
  @EnumSource(MetadataMode.class)
  @DisplayName("I1, I7, B-19: a race has one winner, repeated bytes one effect, and both survive")
  void racesRepeatsAndSurvives(MetadataMode mode) {
    TestClient alice = new TestClient(mode, "alice", "phone");
    TestClient bob = new TestClient(mode, "bob", "phone");
    TestGroup group;
    Bytes winner;
    Bytes creation;
    DSResponse won;
    long records;
    try (Node node = node()) {
      long entries = node.count("journal");
      group = new TestGroup(mode, node.groupId(), "key of " + mode);
      creation = alice.byCreation(group).encode();
      assertThat(node.ask(creation)).isInstanceOf(DSResponse.Ok.class);
      Bytes addition = addition(group, alice, bob).encode();
      assertThat(node.ask(addition)).isInstanceOf(DSResponse.Ok.class);
      var _ = alice.group().confirmCommit();

      List<Bytes> rivals = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        rivals.add(update(group, alice).encode());
        alice.group().discardCommit();
      }
      List<Future<EndpointAnswer>> answers = rivals.stream().map(node.service::handle).toList();
      List<DSResponse> responses =
          answers.stream().map(answer -> DSResponse.decode(answer.await().body())).toList();
      assertThat(responses).filteredOn(DSResponse.Ok.class::isInstance).hasSize(1);
      assertThat(responses)
          .filteredOn(new DSResponse.Failed(new DSError.WrongEpoch(2))::equals)
          .hasSize(7);
      won = responses.stream().filter(DSResponse.Ok.class::isInstance).findFirst().orElseThrow();
      winner = rivals.get(responses.indexOf(won));

      records = node.count("log");
      assertThat(node.ask(winner)).isEqualTo(won);
      assertThat(node.ask(creation)).isEqualTo(new DSResponse.Ok(0, group.nowMs));
      assertThat(node.count("log")).isEqualTo(records);
      assertThat(node.count("journal")).isEqualTo(entries + 3);
    }
    try (Node node = node()) {
      assertThat(node.ask(winner)).isEqualTo(won);
      assertThat(node.count("log")).isEqualTo(records);
      DSResponse info =
          node.ask(bob.byKeyPackage(new WelcomeInfoRequest(group.groupId(), 1), group));
      assertThat(info).isInstanceOf(DSResponse.Welcome.class);
      DSRequestEnvelope message =
          alice.byLeaf(
              new SendMessageRequest(group.groupId(), alice.message("late"), false), group);
      assertThat(node.ask(message)).isEqualTo(new DSResponse.Ok(2, group.nowMs));
      assertThat(node.ask(message)).isEqualTo(new DSResponse.Ok(2, group.nowMs));
    }
  }

  @Test
  @DisplayName("V1, J-30: a wrong key, an unknown group and a used id tell nothing apart")
  void wrongKeysAreUnknownGroups() {
    TestClient alice = new TestClient(MetadataMode.REDUCED, "alice", "laptop");
    try (Node node = node()) {
      TestGroup group = new TestGroup(MetadataMode.REDUCED, node.groupId(), "right");
      assertThat(node.ask(alice.byCreation(group))).isInstanceOf(DSResponse.Ok.class);
      TestGroup wrongKey = new TestGroup(MetadataMode.REDUCED, group.groupId(), "wrong");
      TestGroup unknown = new TestGroup(MetadataMode.REDUCED, Bytes.utf8("nowhere"), "right");
      for (TestGroup other : List.of(wrongKey, unknown)) {
        DSRequestEnvelope request =
            alice.byLeaf(new ExternalCommitInfoRequest(other.groupId(), null), other);
        assertThat(node.ask(request)).isEqualTo(DSResponse.failed(DSErrorCode.NO_SUCH_GROUP));
      }
      DSResponse taken =
          new DSResponse.Failed(
              new DSError.CreateGroupRejected(CreateGroupResponse.INVALID_GROUP_ID));
      for (TestGroup other : List.of(wrongKey, unknown)) {
        TestClient mallory = new TestClient(MetadataMode.REDUCED, "mallory", "phone");
        assertThat(node.ask(mallory.byCreation(other))).isEqualTo(taken);
      }
    }
  }

  @Test
  @DisplayName("K5, V6: with snapshots a group and its past epochs are read back")
  void readsSnapshotsBack() {
    TestClient alice = new TestClient(MetadataMode.REDUCED, "alice", "tablet");
    TestClient bob = new TestClient(MetadataMode.REDUCED, "bob", "tablet");
    TestGroup group;
    try (Node node = node(limits(256, 60_000, 1))) {
      group = new TestGroup(MetadataMode.REDUCED, node.groupId(), "snapshots");
      assertThat(node.ask(alice.byCreation(group))).isInstanceOf(DSResponse.Ok.class);
      assertThat(node.ask(addition(group, alice, bob))).isInstanceOf(DSResponse.Ok.class);
      var _ = alice.group().confirmCommit();
      for (int i = 0; i < 12; i++) {
        assertThat(node.ask(update(group, alice))).isInstanceOf(DSResponse.Ok.class);
        var _ = alice.group().confirmCommit();
      }
      assertThat(node.count("head where snapshot_no > 0")).isPositive();
    }
    try (Node node = node()) {
      assertThat(node.ask(update(group, alice))).isEqualTo(new DSResponse.Ok(14, group.nowMs));
      assertThat(node.ask(bob.byKeyPackage(new WelcomeInfoRequest(group.groupId(), 1), group)))
          .isInstanceOf(DSResponse.Welcome.class);
    }
  }

  @Test
  @DisplayName("B-21: a full mailbox answers at once, and an idle group leaves memory")
  void boundsTheMailboxAndLeavesWhenIdle() throws InterruptedException {
    TestClient alice = new TestClient(MetadataMode.FULL, "alice", "watch");
    try (Node node = node(limits(4, 200, 64 * 1024))) {
      TestGroup group = new TestGroup(MetadataMode.FULL, node.groupId(), "idle");
      assertThat(node.ask(alice.byCreation(group))).isInstanceOf(DSResponse.Ok.class);
      List<Future<EndpointAnswer>> answers = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        answers.add(node.service.handle(update(group, alice).encode()));
        alice.group().discardCommit();
      }
      List<DSResponse> responses =
          answers.stream().map(answer -> DSResponse.decode(answer.await().body())).toList();
      assertThat(responses).filteredOn(DSResponse.Ok.class::isInstance).hasSizeLessThan(2);
      assertThat(responses)
          .allMatch(response ->
              response instanceof DSResponse.Ok
                  || response.equals(DSResponse.failed(DSErrorCode.UNAVAILABLE))
                  || response.equals(new DSResponse.Failed(new DSError.WrongEpoch(1))));
      for (int i = 0; i < 100 && node.service.activeGroups() > 0; i++) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      assertThat(node.service.activeGroups()).isZero();
    }
  }
}
