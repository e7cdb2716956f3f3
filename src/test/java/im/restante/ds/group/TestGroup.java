package im.restante.ds.group;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import im.restante.crypto.Secret;
import im.restante.crypto.SeededRandom;
import im.restante.ds.resident.Activation;
import im.restante.log.record.Deliver;
import im.restante.log.record.LogRecord;
import im.restante.mls.check.Checked;
import im.restante.mls.group.KnownKeyPackages;
import im.restante.mls.group.VerifiedKeyPackage;
import im.restante.mls.member.CommitOutput;
import im.restante.mls.member.CommitRequest;
import im.restante.mls.member.MemberGroup;
import im.restante.mls.message.Add;
import im.restante.mls.message.KeyPackage;
import im.restante.mls.message.Proposal;
import im.restante.protocol.ds.AddUsersRequest;
import im.restante.protocol.ds.CreateGroupRequest;
import im.restante.protocol.ds.DSRequestEnvelope;
import im.restante.protocol.ds.DSResponse;
import im.restante.protocol.ds.EncryptedWelcomeAttributionInfo;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.ds.RequestHash;
import im.restante.protocol.ds.UpdateClientRequest;
import im.restante.qs.route.QueueAddress;
import im.restante.qs.route.RouteOutcome;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One group at the service without the shell: decides, applies, journals in a list.
public final class TestGroup {
  static final long START_SECONDS = 1_750_000_000L;

  final MetadataMode mode;
  final Secret groupKey;
  final Bytes groupId;
  final Activation activation;
  final SeededRandom random = new SeededRandom("test group");
  final List<Bytes> journal = new ArrayList<>();
  final List<LogRecord> log = new ArrayList<>();
  GroupLimits limits = GroupLimits.defaults();
  @Nullable GroupState state;
  long nowMs = START_SECONDS * 1000;
  int routeLookups;
  int verifications;
  final Set<Bytes> badQueues = new HashSet<>();

  TestGroup(MetadataMode mode) {
    this(mode, Bytes.utf8("restante-test-group"), "group key");
  }

  /// A group of this id and key, wherever it is decided about.
  TestGroup(MetadataMode mode, Bytes groupId, String keySeed) {
    this.mode = mode;
    this.groupId = groupId;
    groupKey = new SeededRandom(keySeed).secret(32);
    activation = new Activation(random);
  }

  /// A group of `founder` and then `others`, added by one commit, everybody in the same epoch.
  static TestGroup of(TestClient founder, TestClient... others) {
    TestGroup group = new TestGroup(founder.mode);
    group.accept(founder.byCreation(group));
    if (others.length > 0) {
      group.add(founder, others);
    }
    return group;
  }

  long nowSeconds() {
    return nowMs / 1000;
  }

  Bytes groupId() {
    return groupId;
  }

  Bytes keyInRequests() {
    return mode == MetadataMode.REDUCED ? groupKey.copy() : Bytes.EMPTY;
  }

  GroupState state() {
    return Objects.requireNonNull(state);
  }

  Opening open() {
    return Opening.of(mode, TestClient.CRYPTO, groupKey, activation);
  }

  /// Decides, with routes and verifications as they are asked for.
  Decision decide(DSRequestEnvelope envelope) {
    GroupCommand command =
        GroupCommand.of(
            envelope, RequestHash.of(envelope.encode()), nowMs, KnownKeyPackages.none());
    while (true) {
      Decision decision;
      try (Opening opening = open()) {
        decision =
            envelope.content().request() instanceof CreateGroupRequest create && state == null
                ? CreateGroupDecider.decide(
                    create, command, mode, opening, _ -> TestClient.DS_SENDER, limits)
                : Deciders.decide(command, state(), opening, limits, random);
      }
      switch (decision) {
        case Decision.NeedsRoutes(List<QueueAddress> addresses) ->
            command = command.withRoutes(resolve(addresses));
        case Decision.NeedsVerification(List<KeyPackage> keyPackages) ->
            command = command.withKnown(verify(keyPackages));
        default -> {
          return decision;
        }
      }
    }
  }

  /// Decides and, where accepted, applies.
  DSResponse submit(DSRequestEnvelope envelope) {
    Decision decision = decide(envelope);
    try (Opening opening = open()) {
      return switch (decision) {
        case Decision.Creates creates -> {
          journal.add(creates.event().encode());
          GroupState start = Applier.start(creates.event(), limits, opening);
          state = Applier.replay(start, List.of(), limits, opening);
          yield creates.reply();
        }
        case Decision.Commits commits -> {
          journal.add(commits.event().encode());
          log.addAll(commits.records());
          GroupEvent.Committed stored =
              (GroupEvent.Committed) GroupEvent.Journaled.decode(journal.getLast());
          state = Applier.apply(state(), stored, commits.derived(), limits, opening);
          yield commits.reply();
        }
        case Decision.Sends sends -> {
          log.addAll(sends.records());
          state = Applier.apply(state(), sends.event(), limits);
          yield sends.reply();
        }
        case Decision.Answered(DSResponse response) -> response;
        case Decision.Rejected(var error) -> new DSResponse.Failed(error);
        case Decision.NeedsRoutes _, Decision.NeedsVerification _ ->
            throw new IllegalStateException("answered before");
      };
    }
  }

  @CanIgnoreReturnValue
  DSResponse.Ok accept(DSRequestEnvelope envelope) {
    DSResponse response = submit(envelope);
    if (response instanceof DSResponse.Ok ok) {
      return ok;
    }
    throw new AssertionError("refused: " + response);
  }

  /// Adds clients and lets them join.
  void add(TestClient committer, TestClient... added) {
    CommitOutput output = committer.commit(CommitRequest.of(adds(added)));
    accept(committer.byLeaf(addRequest(committer, output, added.length), this));
    var _ = committer.group().confirmCommit();
    for (TestClient client : added) {
      client.group =
          TestClient.ok(
                  MemberGroup.join(
                      client.settings(),
                      TestClient.CRYPTO,
                      Objects.requireNonNull(output.welcome()).encoded(),
                      client.bundle,
                      null,
                      START_SECONDS))
              .group();
    }
  }

  static List<Proposal> adds(TestClient... added) {
    return Arrays.stream(added)
        .<Proposal>map(client -> new Add(client.bundle.keyPackage()))
        .toList();
  }

  static AddUsersRequest addRequest(TestClient committer, CommitOutput output, int count) {
    EncryptedWelcomeAttributionInfo[] attributions = new EncryptedWelcomeAttributionInfo[count];
    Arrays.setAll(attributions, i -> new EncryptedWelcomeAttributionInfo(Bytes.utf8("for " + i)));
    return new AddUsersRequest(
        committer.update(output), Objects.requireNonNull(output.welcome()), List.of(attributions));
  }

  /// An empty commit with a path, accepted, which `others` process.
  void update(TestClient committer, TestClient... others) {
    CommitOutput output = committer.commit(CommitRequest.of());
    accept(committer.byLeaf(new UpdateClientRequest(committer.update(output)), this));
    var _ = committer.group().confirmCommit();
    for (TestClient other : others) {
      var _ = TestClient.ok(other.group().process(output.commit().encoded(), START_SECONDS));
    }
  }

  Deliver lastDelivery() {
    return (Deliver) log.getLast();
  }

  Bytes route(TestClient client) {
    return RequestHash.of(client.queue.encode()).slice(0, Deliver.ROUTE_BYTES);
  }

  private Map<QueueAddress, RouteOutcome> resolve(List<QueueAddress> addresses) {
    routeLookups++;
    Map<QueueAddress, RouteOutcome> routes = new HashMap<>();
    for (QueueAddress address : addresses) {
      routes.put(
          address,
          badQueues.contains(address.config().encode())
              ? new RouteOutcome.Invalid()
              : new RouteOutcome.Found(
                  RequestHash.of(address.config().encode()).slice(0, Deliver.ROUTE_BYTES)));
    }
    return routes;
  }

  private KnownKeyPackages verify(List<KeyPackage> keyPackages) {
    Set<Bytes> known = new HashSet<>();
    for (KeyPackage keyPackage : keyPackages) {
      verifications++;
      if (VerifiedKeyPackage.verify(
              keyPackage,
              TestClient.CRYPTO,
              Scene.rules(mode, limits),
              KnownKeyPackages.none(),
              nowSeconds())
          instanceof Checked.Valid<VerifiedKeyPackage>(VerifiedKeyPackage verified)) {
        known.add(verified.reference());
      }
    }
    return known::contains;
  }
}
