package im.restante.bench.core;

import static im.restante.bench.core.Identities.CRYPTO;
import static im.restante.bench.core.Identities.NOW_SECONDS;

import im.restante.bench.Effort;
import im.restante.bench.Figure;
import im.restante.bench.Key;
import im.restante.bench.Probe;
import im.restante.bench.Rounds;
import im.restante.bench.Suite;
import im.restante.bench.meter.JvmCpu;
import im.restante.crypto.SignatureKeyPair;
import im.restante.ds.group.Decision;
import im.restante.log.record.Deliver;
import im.restante.mls.check.Checked;
import im.restante.mls.group.GroupRules;
import im.restante.mls.group.KnownKeyPackages;
import im.restante.mls.group.VerifiedKeyPackage;
import im.restante.mls.member.CommitOutput;
import im.restante.mls.member.CommitRequest;
import im.restante.mls.member.KeyPackageBundle;
import im.restante.mls.message.Add;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.KeyPackage;
import im.restante.protocol.ds.AddUsersRequest;
import im.restante.protocol.ds.EncryptedWelcomeAttributionInfo;
import im.restante.protocol.ds.MetadataMode;
import im.restante.qs.route.QueueAddress;
import im.restante.qs.route.RouteOutcome;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What validating an `add_users` with a hundred KeyPackages costs (P7): from bytes to the
/// decision.
public final class AdditionSuite implements Suite {
  private static final int MEMBERS = 1_000;
  private static final int ADDED = 100;
  private static final int SIGNATURES = 2 * ADDED;

  @Override
  public Set<Key> keys() {
    return EnumSet.of(Key.P7_COLD, Key.P7_WARM);
  }

  @Override
  public void run(Set<Key> wanted, Effort effort, Consumer<Figure> report) throws Exception {
    WarmGroup group = new WarmGroup(MetadataMode.FULL, MEMBERS, MEMBERS);
    List<KeyPackage> added = keyPackages(group);
    Bytes request = request(group, added);
    ServiceCore core = new ServiceCore(group);
    core.knows(_ -> true, Map.of());
    if (!(core.decide(request) instanceof Decision.NeedsRoutes(List<QueueAddress> addresses))) {
      throw new IllegalStateException("no routes were asked for");
    }
    Map<QueueAddress, RouteOutcome> routes = new HashMap<>();
    addresses.forEach(address ->
        routes.put(address, new RouteOutcome.Found(group.random.bytes(Deliver.ROUTE_BYTES))));
    Set<Bytes> verified = verify(added);
    Rounds rounds = new Rounds(effort);
    if (wanted.contains(Key.P7_COLD)) {
      report.accept(
          rounds.ratio(
              Key.P7_COLD,
              validation(
                  core,
                  request,
                  () -> {
                    Set<Bytes> fresh = verify(added);
                    core.knows(fresh::contains, routes);
                  }),
              new Verifications().of(SIGNATURES)));
    }
    if (wanted.contains(Key.P7_WARM)) {
      report.accept(
          rounds.ratio(
              Key.P7_WARM,
              validation(core, request, () -> core.knows(verified::contains, routes)),
              new Verifications().of(SIGNATURES)));
    }
  }

  /// @param before what a worker does first, counted
  private static Probe validation(ServiceCore core, Bytes request, Runnable before) {
    return millis ->
        JvmCpu.microsPerOperation(
            millis,
            () -> {
              before.run();
              if (!(core.decide(request) instanceof Decision.Commits)) {
                throw new IllegalStateException("not accepted");
              }
              return 1;
            });
  }

  private static Set<Bytes> verify(List<KeyPackage> keyPackages) {
    Set<Bytes> references = new HashSet<>();
    for (KeyPackage keyPackage : keyPackages) {
      if (!(VerifiedKeyPackage.verify(
              keyPackage, CRYPTO, GroupRules.standard(), KnownKeyPackages.none(), NOW_SECONDS)
          instanceof Checked.Valid<VerifiedKeyPackage>(VerifiedKeyPackage verified))) {
        throw new IllegalStateException("a good KeyPackage was refused");
      }
      references.add(verified.reference());
    }
    return references;
  }

  private static List<KeyPackage> keyPackages(WarmGroup group) {
    List<KeyPackage> keyPackages = new ArrayList<>();
    for (int i = 0; i < ADDED; i++) {
      SignatureKeyPair keys = CRYPTO.generateSignatureKeyPair(group.random);
      keyPackages.add(
          KeyPackageBundle.create(
                  CRYPTO,
                  Identities.leaf(group.mode, MEMBERS + i, keys, group.random),
                  keys,
                  Identities.LIFETIME,
                  Extensions.EMPTY,
                  group.random)
              .keyPackage());
    }
    return keyPackages;
  }

  private static Bytes request(WarmGroup group, List<KeyPackage> added) {
    CommitOutput output =
        group
            .member
            .commit(
                CommitRequest.of(added.stream().map(Add::new).toList()).withoutTreeInWelcome(),
                group.random,
                NOW_SECONDS)
            .orElseThrow();
    return Requests.byLeaf(
        new AddUsersRequest(
            Requests.groupUpdate(output),
            Objects.requireNonNull(output.welcome()),
            Stream.generate(() -> new EncryptedWelcomeAttributionInfo(Bytes.EMPTY))
                .limit(ADDED)
                .toList()),
        group.groupId,
        Bytes.EMPTY,
        group.member.leafIndex(),
        group.memberKeys,
        NOW_SECONDS);
  }
}
