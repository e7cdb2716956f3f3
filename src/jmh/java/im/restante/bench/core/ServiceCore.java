package im.restante.bench.core;

import static im.restante.bench.core.Identities.CRYPTO;
import static im.restante.bench.core.Identities.NOW_SECONDS;

import im.restante.crypto.AesGcm;
import im.restante.crypto.Hkdf;
import im.restante.crypto.HmacSha256;
import im.restante.crypto.Secret;
import im.restante.crypto.SeededRandom;
import im.restante.ds.group.Applier;
import im.restante.ds.group.Deciders;
import im.restante.ds.group.Decision;
import im.restante.ds.group.GroupCommand;
import im.restante.ds.group.GroupState;
import im.restante.ds.group.Opening;
import im.restante.ds.resident.Activation;
import im.restante.ds.rest.JournalChain;
import im.restante.ds.rest.Locator;
import im.restante.log.record.LogRecord;
import im.restante.mls.group.KnownKeyPackages;
import im.restante.protocol.ds.DSRequestEnvelope;
import im.restante.protocol.ds.DSResponse;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.ds.RequestHash;
import im.restante.qs.route.QueueAddress;
import im.restante.qs.route.RouteOutcome;
import im.restante.wire.Bytes;
import java.util.Map;

/// One group's way from request bytes to the unit that goes to the appender, all of it sealed,
/// without sockets and database.
final class ServiceCore {
  private static final Bytes ZERO_NONCE = Bytes.wrap(new byte[AesGcm.NONCE_BYTES]);

  private final MetadataMode mode;
  private final Activation activation;
  private final SeededRandom random = new SeededRandom("service core");
  private final Secret providerKey = random.secret(32);
  private final HmacSha256 digests = new HmacSha256(providerKey);
  private final AesGcm logKey = new AesGcm(random.secret(16));
  private final Secret fullModeKey;
  private final Bytes groupId;
  private GroupState state;
  private JournalChain chain;
  private long recordNo;
  private KnownKeyPackages known = KnownKeyPackages.none();
  private Map<QueueAddress, RouteOutcome> routes = Map.of();

  ServiceCore(WarmGroup group) {
    mode = group.mode;
    activation = group.activation;
    fullModeKey = group.groupKey;
    groupId = group.groupId;
    state = group.state;
    chain = JournalChain.start(Locator.of(group.groupKey, group.groupId));
  }

  void knows(KnownKeyPackages keyPackages, Map<QueueAddress, RouteOutcome> resolved) {
    known = keyPackages;
    routes = resolved;
  }

  GroupState state() {
    return state;
  }

  /// Goes back (or forth) to a state, with its place in the journal.
  void standAt(GroupState there) {
    state = there;
  }

  Bytes locator() {
    return chain.locator();
  }

  /// A commit that must be accepted.
  ///
  /// @return the sealed journal entry
  Bytes accept(Bytes body) {
    try (Request request = new Request(body);
        Opening opening = request.open()) {
      if (!(request.decide(opening) instanceof Decision.Commits commits)) {
        throw new IllegalStateException("not accepted");
      }
      Bytes entry = chain.seal(request.key, commits.event().encode(), random);
      state = Applier.apply(state, commits.event(), commits.derived(), WarmGroup.LIMITS, opening);
      chain = chain.after(entry);
      var _ = sealAnswer(request.digest, commits.reply());
      for (LogRecord record : commits.records()) {
        var _ = sealRecord(record);
      }
      return entry;
    }
  }

  /// Whatever is decided; the state stays.
  Decision decide(Bytes body) {
    try (Request request = new Request(body);
        Opening opening = request.open()) {
      return request.decide(opening);
    }
  }

  private Bytes sealAnswer(Bytes digest, DSResponse.Ok answer) {
    try (Secret key = Hkdf.expandLabel(providerKey, "answer", digest, 16)) {
      return new AesGcm(key).seal(ZERO_NONCE, digest, answer.encode());
    }
  }

  private Bytes sealRecord(LogRecord record) {
    byte[] nonce = new byte[AesGcm.NONCE_BYTES];
    java.nio.ByteBuffer.wrap(nonce).putLong(recordNo++);
    return logKey.seal(Bytes.wrap(nonce), Bytes.EMPTY, record.encode());
  }

  private final class Request implements AutoCloseable {
    private final DSRequestEnvelope envelope;
    private final Bytes digest;
    private final Secret key;

    Request(Bytes body) {
      envelope = DSRequestEnvelope.decode(body);
      key =
          mode == MetadataMode.FULL
              ? fullModeKey.duplicate()
              : Secret.copyOf(envelope.content().groupStateKey());
      Bytes locator = Locator.of(key, groupId);
      if (!locator.equals(chain.locator())) {
        throw new IllegalStateException("another group");
      }
      digest = digests.mac(locator, RequestHash.of(body));
    }

    Opening open() {
      return Opening.of(mode, CRYPTO, key, activation);
    }

    Decision decide(Opening opening) {
      GroupCommand command =
          GroupCommand.of(envelope, digest, NOW_SECONDS * 1000, known).withRoutes(routes);
      return Deciders.decide(command, state, opening, WarmGroup.LIMITS, random);
    }

    @Override
    public void close() {
      key.close();
    }
  }
}
