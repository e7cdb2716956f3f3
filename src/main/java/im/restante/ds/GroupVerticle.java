package im.restante.ds;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.Secret;
import im.restante.ds.group.Applier;
import im.restante.ds.group.CreateGroupDecider;
import im.restante.ds.group.Deciders;
import im.restante.ds.group.Decision;
import im.restante.ds.group.GroupCommand;
import im.restante.ds.group.GroupState;
import im.restante.ds.group.KeyPackageVerification;
import im.restante.ds.group.Opening;
import im.restante.ds.resident.Activation;
import im.restante.log.AppendResult;
import im.restante.log.AppendUnit;
import im.restante.mls.message.KeyPackage;
import im.restante.protocol.ds.CreateGroupRequest;
import im.restante.protocol.ds.CreateGroupResponse;
import im.restante.protocol.ds.DSError;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSResponse;
import im.restante.protocol.ds.MetadataMode;
import im.restante.qs.route.QueueAddress;
import im.restante.qs.route.RouteOutcome;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one writer of one group, for as long as the group is in use (B-13, L-04).
///
/// Everything about the group goes through [#mailbox] and is decided in [#drain], which runs to its
/// end without waiting. What has to be waited for (routes, verification on a worker) leaves the
/// mailbox and comes back to its front with what was found, to be decided anew against the state of
/// then. A change of the head keeps the mailbox shut until its append has settled (G7); messages do
/// not.
///
/// All of it on one event loop.
final class GroupVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(GroupVerticle.class);
  private static final DeliveryOptions BY_REFERENCE =
      new DeliveryOptions().setCodecName(ByReferenceCodec.NAME).setLocalOnly(true);
  private static final int ATTEMPTS_MAX = 4;

  private final DsServices services;
  private final Bytes locator;
  private final String address;
  private final Runnable leaving;
  private final GroupLoader loader;
  private final GroupWriter writer;
  private final Deque<Waiting> mailbox = new ArrayDeque<>();
  private final Map<Bytes, Future<DSResponse>> appending = new HashMap<>();
  private final Activation activation;
  private @Nullable ResidentGroup group;
  private @Nullable MessageConsumer<GroupRequest> consumer;
  private boolean loaded;
  private boolean shut;
  private boolean scheduled;
  private int outside;
  private int idleTicks;

  /// A command in the mailbox.
  ///
  /// @param attempts how often an append of it was lost
  private record Waiting(GroupRequest request, Message<GroupRequest> message, int attempts) {
    Waiting with(GroupCommand command) {
      return new Waiting(request.with(command), message, attempts);
    }

    Waiting again() {
      return new Waiting(request, message, attempts + 1);
    }
  }

  /// @param leaving called on the way out, before messages stop being taken
  GroupVerticle(DsServices services, Bytes locator, String address, Runnable leaving) {
    this.services = services;
    this.locator = locator;
    this.address = address;
    this.leaving = leaving;
    this.loader = new GroupLoader(services.crypto(), services.limits().group(), services.keys());
    this.writer = new GroupWriter(services, locator);
    this.activation = new Activation(services.random());
  }

  @Override
  public Future<?> start() {
    consumer = vertx.eventBus().localConsumer(address, this::receive);
    var _ = vertx.setPeriodic(Math.max(1, services.limits().idleMs() / 2), _ -> leaveIfIdle());
    return Future.succeededFuture();
  }

  private void receive(Message<GroupRequest> message) {
    idleTicks = 0;
    if (mailbox.size() + outside >= services.limits().mailboxMax()) {
      reply(message, DSResponse.failed(DSErrorCode.UNAVAILABLE));
      return;
    }
    mailbox.add(new Waiting(message.body(), message, 0));
    schedule();
  }

  /// Drains once the event loop has taken in what else is there, so that a burst is one batch.
  private void schedule() {
    if (!scheduled && !shut && !mailbox.isEmpty()) {
      scheduled = true;
      context.runOnContext(_ -> drain());
    }
  }

  private void drain() {
    scheduled = false;
    if (shut || mailbox.isEmpty()) {
      return;
    }
    if (!loaded) {
      load();
      return;
    }
    Opening opening = null;
    try (Secret key = batchKey(mailbox.element())) {
      while (!shut && loaded) {
        Waiting waiting = mailbox.poll();
        if (waiting == null) {
          break;
        }
        ResidentGroup current = group;
        if (current == null) {
          decideWithoutGroup(waiting);
          continue;
        }
        if (opening == null) {
          opening = opening(current.state(), key);
        }
        decideOrFail(waiting, current, key, opening);
      }
    } catch (RuntimeException fault) {
      LOG.error("a group could not decide a request", fault);
      forget();
    } finally {
      if (opening != null) {
        opening.close();
      }
      // Another node may create the group, so nobody remembers that it was not there.
      loaded = loaded && group != null;
    }
    schedule();
  }

  /// The members' key from the request, or the group's own.
  private Secret batchKey(Waiting waiting) {
    return group != null && group.ownKey() != null
        ? group.ownKey().duplicate()
        : waiting.request().groupStateKey();
  }

  private Opening opening(GroupState state, Secret key) {
    return Opening.of(state.mode(), services.crypto().suite(state.suite()), key, activation);
  }

  /// A fault is one request's: it is answered, and the group read anew.
  private void decideOrFail(Waiting waiting, ResidentGroup current, Secret key, Opening opening) {
    try {
      decide(waiting, current, key, opening);
    } catch (RuntimeException fault) {
      LOG.error("a request could not be decided", fault);
      forget();
      reply(waiting.message(), DSResponse.failed(DSErrorCode.INTERNAL));
    }
  }

  private void decide(Waiting waiting, ResidentGroup current, Secret key, Opening opening) {
    GroupCommand command = waiting.request().command();
    Future<DSResponse> same = appending.get(command.digest());
    if (same != null) {
      var _ = same.onComplete(done -> reply(waiting.message(), answer(done.result())));
      return;
    }
    Decision decision =
        Deciders.decide(
            command, current.state(), opening, services.limits().group(), services.random());
    switch (decision) {
      case Decision.Answered(DSResponse response) -> reply(waiting.message(), response);
      case Decision.Rejected(DSError error) ->
          reply(waiting.message(), new DSResponse.Failed(error));
      case Decision.NeedsRoutes(List<QueueAddress> addresses) -> findRoutes(waiting, addresses);
      case Decision.NeedsVerification(List<KeyPackage> keyPackages) ->
          verify(waiting, keyPackages, current.state());
      case Decision.Sends sends -> append(waiting, sends, writer.message(sends), null);
      case Decision.Commits commits -> {
        GroupWriter.HeadMove move = writer.commit(current, commits, key, opening);
        append(waiting, commits, move.unit(), move);
      }
      case Decision.Creates _ -> throw new IllegalStateException("a group exists already");
    }
  }

  /// An unknown group, or a known one's wrong key: the same (V1, J-30). Only a creation goes on.
  private void decideWithoutGroup(Waiting waiting) {
    GroupRequest request = waiting.request();
    if (!(request.command().envelope().content().request() instanceof CreateGroupRequest create)) {
      reply(waiting.message(), DSResponse.failed(DSErrorCode.NO_SUCH_GROUP));
      return;
    }
    CipherSuite suite = CipherSuite.of(create.groupInfo().groupContext().cipherSuite().value());
    if (suite == null || waiting.attempts() > 0) {
      reply(
          waiting.message(),
          new DSResponse.Failed(
              new DSError.CreateGroupRejected(
                  suite == null
                      ? CreateGroupResponse.INVALID_GROUP_INFO
                      : CreateGroupResponse.INVALID_GROUP_ID)));
      return;
    }
    Secret ownKey = request.mode() == MetadataMode.FULL ? services.random().secret(32) : null;
    try (Secret key = ownKey == null ? request.groupStateKey() : ownKey.duplicate();
        Opening opening =
            Opening.of(request.mode(), services.crypto().suite(suite), key, activation)) {
      Decision decision =
          CreateGroupDecider.decide(
              create,
              request.command(),
              request.mode(),
              opening,
              services.identity(),
              services.limits().group());
      switch (decision) {
        case Decision.Rejected(DSError error) ->
            reply(waiting.message(), new DSResponse.Failed(error));
        case Decision.NeedsRoutes(List<QueueAddress> addresses) -> findRoutes(waiting, addresses);
        case Decision.Creates creates -> {
          GroupWriter.HeadMove move =
              writer.create(creates, request.groupIdHash(), key, ownKey, opening);
          append(waiting, creates, move.unit(), move);
        }
        case Decision.Answered _,
            Decision.Commits _,
            Decision.Sends _,
            Decision.NeedsVerification _ ->
            throw new IllegalStateException("no decision about a creation");
      }
    } catch (RuntimeException fault) {
      LOG.error("a creation could not be decided", fault);
      reply(waiting.message(), DSResponse.failed(DSErrorCode.INTERNAL));
    }
  }

  /// @param move what it does to the head, null for a message
  private void append(
      Waiting waiting,
      Decision.Accepted accepted,
      Future<AppendUnit> unit,
      GroupWriter.@Nullable HeadMove move) {
    boolean movesHead = move != null;
    shut = shut || movesHead;
    outside++;
    Bytes digest = waiting.request().command().digest();
    Future<DSResponse> answer =
        unit.compose(services.appender()::append)
            .map(result -> settle(waiting, accepted, move, result))
            .otherwise(failure -> {
              LOG.warn("an append failed", failure);
              forget();
              return Optional.of(DSResponse.failed(DSErrorCode.UNAVAILABLE));
            })
            .map(response -> {
              outside--;
              var _ = appending.remove(digest);
              shut = shut && !movesHead;
              response.ifPresent(present -> reply(waiting.message(), present));
              schedule();
              return response.orElseGet(() -> DSResponse.failed(DSErrorCode.UNAVAILABLE));
            });
    if (!answer.isComplete()) {
      appending.put(digest, answer);
    }
  }

  /// The answer, or nothing where the command goes back to the mailbox.
  private Optional<DSResponse> settle(
      Waiting waiting,
      Decision.Accepted accepted,
      GroupWriter.@Nullable HeadMove move,
      AppendResult result) {
    return switch (result) {
      case AppendResult.Durable _ -> {
        ResidentGroup current = group;
        if (move != null) {
          ResidentGroup next = move.next();
          group = current == null ? next : next.withState(withAnswers(next, current));
          loaded = true;
          dropCovered(move);
        } else if (current != null && accepted instanceof Decision.Sends sends) {
          group =
              current.withState(
                  Applier.apply(current.state(), sends.event(), services.limits().group()));
        }
        yield Optional.of(accepted.reply());
      }
      case AppendResult.Lost _ -> {
        forget();
        if (waiting.attempts() >= ATTEMPTS_MAX) {
          yield Optional.of(DSResponse.failed(DSErrorCode.UNAVAILABLE));
        }
        mailbox.addFirst(waiting.again());
        yield Optional.empty();
      }
      case AppendResult.Overloaded _ -> Optional.of(DSResponse.failed(DSErrorCode.UNAVAILABLE));
    };
  }

  /// What a new snapshot stands for goes (V6); what fails here goes with the next one.
  private void dropCovered(GroupWriter.HeadMove move) {
    if (move.snapshotNo() > 0) {
      var _ =
          services
              .store()
              .dropBefore(locator, move.snapshotNo())
              .onFailure(failure -> LOG.warn("an old journal was not dropped", failure));
    }
  }

  /// The state after a head move, with the answers of messages that became durable meanwhile.
  private GroupState withAnswers(ResidentGroup next, ResidentGroup current) {
    return next.state().withDigests(next.state().digests().plusAll(current.state().digests()));
  }

  private void findRoutes(Waiting waiting, List<QueueAddress> addresses) {
    outside++;
    var _ =
        services
            .routes()
            .resolve(addresses)
            .onComplete(found -> {
              outside--;
              if (found.failed()) {
                reply(waiting.message(), DSResponse.failed(DSErrorCode.UNAVAILABLE));
                return;
              }
              Map<QueueAddress, RouteOutcome> routes = new HashMap<>();
              for (int i = 0; i < addresses.size(); i++) {
                routes.put(addresses.get(i), found.result().get(i));
              }
              mailbox.addFirst(waiting.with(waiting.request().command().withRoutes(routes)));
              schedule();
            });
  }

  /// Off the event loop (B-17): says nothing about the group, so nobody has to wait for it.
  private void verify(Waiting waiting, List<KeyPackage> keyPackages, GroupState state) {
    outside++;
    KeyPackageVerification verification =
        new KeyPackageVerification(
            services.crypto().suite(state.suite()), state.mode(), services.limits().group());
    long nowSeconds = waiting.request().command().nowSeconds();
    var _ =
        vertx
            .executeBlocking(() -> verification.verify(keyPackages, nowSeconds), false)
            .onComplete(verified -> {
              outside--;
              if (verified.failed()) {
                reply(waiting.message(), DSResponse.failed(DSErrorCode.INTERNAL));
              } else if (verified.result().isEmpty()) {
                reply(waiting.message(), DSResponse.failed(DSErrorCode.INVALID_KEY_PACKAGE));
              } else {
                mailbox.addFirst(
                    waiting.with(waiting.request().command().withKnown(verified.result().get())));
                schedule();
              }
            });
  }

  private void load() {
    shut = true;
    var _ =
        services
            .store()
            .load(locator)
            .onComplete(stored -> {
              shut = false;
              if (stored.failed()) {
                LOG.warn("a group could not be read", stored.cause());
                refuseAll(DSErrorCode.UNAVAILABLE);
              } else {
                enter(stored.result());
              }
              schedule();
            });
  }

  private void enter(Optional<StoredGroup> stored) {
    Waiting first = mailbox.peek();
    if (first == null) {
      return;
    }
    try {
      group = stored.isEmpty() ? null : open(stored.get(), first.request());
      loaded = true;
    } catch (RuntimeException fault) {
      LOG.error("a stored group does not open", fault);
      refuseAll(DSErrorCode.INTERNAL);
    }
  }

  private ResidentGroup open(StoredGroup stored, GroupRequest first) {
    Secret ownKey = writer.unwrap(stored);
    try (Secret key = ownKey == null ? first.groupStateKey() : ownKey.duplicate()) {
      return loader.load(stored, locator, first.mode(), key, ownKey, activation);
    }
  }

  /// Drops what is in memory: the next command reads the group anew.
  private void forget() {
    group = null;
    loaded = false;
  }

  private void refuseAll(DSErrorCode code) {
    for (Waiting waiting = mailbox.poll(); waiting != null; waiting = mailbox.poll()) {
      reply(waiting.message(), DSResponse.failed(code));
    }
  }

  /// At the second tick without a request.
  private void leaveIfIdle() {
    if (++idleTicks > 2 && mailbox.isEmpty() && outside == 0 && !shut) {
      leaving.run();
      shut = true;
      var _ =
          Objects.requireNonNull(consumer)
              .unregister()
              .compose(_ -> vertx.undeploy(context.deploymentID()));
    }
  }

  private static DSResponse answer(@Nullable DSResponse response) {
    return response == null ? DSResponse.failed(DSErrorCode.UNAVAILABLE) : response;
  }

  private static void reply(Message<GroupRequest> to, DSResponse response) {
    to.reply(response, BY_REFERENCE);
  }
}
