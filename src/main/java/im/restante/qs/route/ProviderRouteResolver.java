package im.restante.qs.route;

import im.restante.crypto.RandomSource;
import im.restante.protocol.qs.QsClientId;
import im.restante.qs.route.SealedConfigOpener.Opening;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Resolves the configurations of this provider's clients.
///
/// Opening and verifying run on workers, a few dozen addresses a task; the records are read by one
/// query a batch. Thread-safe.
public final class ProviderRouteResolver implements RouteResolver {
  private final Vertx vertx;
  private final SealedConfigOpener opener;
  private final RouteKeys routeKeys;
  private final QueueOwners owners;
  private final InstantSource clock;
  private final RandomSource random;
  private final RouteLimits limits;
  private final AtomicInteger waiting = new AtomicInteger();

  /// `random` is thread-safe.
  public ProviderRouteResolver(
      Vertx vertx,
      SealedConfigOpener opener,
      RouteKeys routeKeys,
      QueueOwners owners,
      InstantSource clock,
      RandomSource random,
      RouteLimits limits) {
    this.vertx = vertx;
    this.opener = opener;
    this.routeKeys = routeKeys;
    this.owners = owners;
    this.clock = clock;
    this.random = random;
    this.limits = limits;
  }

  /// An address with what opening it gave.
  private record Candidate(QueueAddress address, Opening opening) {}

  @Override
  public Future<List<RouteOutcome>> resolve(List<QueueAddress> addresses) {
    int count = addresses.size();
    if (count == 0) {
      return Future.succeededFuture(List.of());
    }
    if (waiting.addAndGet(count) > limits.waitingAddressesMax()) {
      waiting.addAndGet(-count);
      return Future.succeededFuture(unavailable(count));
    }
    return onWorkers(addresses, this::open)
        .compose(this::settle)
        .otherwise(_ -> unavailable(count))
        .onComplete(_ -> waiting.addAndGet(-count));
  }

  private List<Candidate> open(List<QueueAddress> addresses) {
    long nowSeconds = clock.instant().getEpochSecond();
    return addresses.stream()
        .map(address -> new Candidate(address, opener.open(address, nowSeconds)))
        .toList();
  }

  private Future<List<RouteOutcome>> settle(List<Candidate> candidates) {
    Set<QsClientId> clients = new HashSet<>();
    for (Candidate candidate : candidates) {
      if (candidate.opening() instanceof Opening.Opened(var config)) {
        clients.add(config.clientId());
      }
    }
    Future<Map<QsClientId, QueueOwner>> found =
        clients.isEmpty() ? Future.succeededFuture(Map.of()) : owners.find(clients);
    return found.compose(records -> onWorkers(candidates, part -> verify(part, records)));
  }

  private List<RouteOutcome> verify(
      List<Candidate> candidates, Map<QsClientId, QueueOwner> records) {
    RouteCipher cipher = routeKeys.cipher();
    List<RouteOutcome> outcomes = new ArrayList<>(candidates.size());
    for (Candidate candidate : candidates) {
      outcomes.add(
          switch (candidate.opening()) {
            case Opening.Invalid _ -> new RouteOutcome.Invalid();
            case Opening.KeyUnknown _ -> new RouteOutcome.Unavailable();
            case Opening.Opened(var config) -> {
              QueueOwner owner = records.get(config.clientId());
              yield owner != null
                      && opener.isOwners(config, candidate.address().leafKeyHash(), owner)
                  ? new RouteOutcome.Found(cipher.seal(owner.handle(), random))
                  : new RouteOutcome.Invalid();
            }
          });
    }
    return outcomes;
  }

  private <A, B> Future<List<B>> onWorkers(List<A> values, Function<List<A>, List<B>> work) {
    List<Future<List<B>>> parts = new ArrayList<>();
    for (int from = 0; from < values.size(); from += limits.addressesPerTask()) {
      List<A> part =
          values.subList(from, Math.min(values.size(), from + limits.addressesPerTask()));
      parts.add(vertx.executeBlocking(() -> work.apply(part), false));
    }
    return Future.all(parts)
        .map(_ -> {
          List<B> all = new ArrayList<>(values.size());
          for (Future<List<B>> part : parts) {
            all.addAll(part.result());
          }
          return all;
        });
  }

  private static List<RouteOutcome> unavailable(int count) {
    List<RouteOutcome> outcomes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      outcomes.add(new RouteOutcome.Unavailable());
    }
    return outcomes;
  }
}
