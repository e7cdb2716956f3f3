package im.restante.qs.route;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.CipherSuite;
import im.restante.crypto.CryptoProvider;
import im.restante.crypto.HpkeKeyPair;
import im.restante.crypto.Secret;
import im.restante.crypto.SeededRandom;
import im.restante.crypto.SignatureBackend;
import im.restante.crypto.SignatureKeyPair;
import im.restante.crypto.SuiteCrypto;
import im.restante.crypto.SystemRandom;
import im.restante.protocol.qs.ClientQueueConfig;
import im.restante.protocol.qs.EncryptionKey;
import im.restante.protocol.qs.QsClientId;
import im.restante.protocol.qs.QsUserId;
import im.restante.protocol.qs.QueueConfigSealer;
import im.restante.protocol.qs.SealedQueueConfig;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("V9, V10, C-05, C-17, C-22, C-23: sealed configurations become routes")
class ProviderRouteResolverTest {
  private static final SuiteCrypto CRYPTO =
      CryptoProvider.create(SignatureBackend.AUTO)
          .suite(CipherSuite.MLS_128_DHKEMX25519_AES128GCM_SHA256_ED25519);
  private static final Vertx VERTX = Vertx.vertx();
  private static final Bytes DOMAIN = Bytes.utf8("example.org");
  private static final Bytes LEAF_KEY = Bytes.utf8("a leaf's signature key");
  private static final long HANDLE = 0x1234_5678_9abc_def0L;

  private final SeededRandom random = new SeededRandom("resolver");
  private final SortedMap<Integer, Secret> secrets =
      new TreeMap<>(Map.of(1, random.secret(32), 2, random.secret(32)));
  private final RouteKeys routeKeys = RouteKeys.derive(secrets);
  private final SignatureKeyPair recordKey = CRYPTO.generateSignatureKeyPair(random);
  private final QsUserId user = new QsUserId(random.bytes(16));
  private final QsClientId client = new QsClientId(random.bytes(16));
  private final Map<QsClientId, QueueOwner> records =
      Map.of(client, new QueueOwner(user, recordKey.publicKey(), HANDLE));

  @AfterAll
  static void close() throws Exception {
    var _ = VERTX.close().await();
  }

  private QueueConfigKeys keys(int newest, long firstEndsSeconds) {
    return QueueConfigKeys.derive(CRYPTO, secrets.headMap(newest + 1), Map.of(1, firstEndsSeconds));
  }

  private QueueConfigSealer sealer(Secret signer) {
    return new QueueConfigSealer(CRYPTO, DOMAIN, user, client, signer);
  }

  private ClientQueueConfig sealed(EncryptionKey key) {
    return sealer(recordKey.privateKey()).seal(key, LEAF_KEY, null, random);
  }

  private static QueueAddress address(ClientQueueConfig config) {
    return new QueueAddress(config, CRYPTO.hash(LEAF_KEY));
  }

  private List<RouteOutcome> resolve(
      QueueConfigKeys keys, long nowSeconds, QueueOwners owners, List<QueueAddress> addresses) {
    return new ProviderRouteResolver(
            VERTX,
            new SealedConfigOpener(CRYPTO, DOMAIN, keys),
            routeKeys,
            owners,
            () -> Instant.ofEpochSecond(nowSeconds),
            new SystemRandom(),
            new RouteLimits(100, 3))
        .resolve(addresses)
        .await();
  }

  private RouteOutcome resolve(QueueConfigKeys keys, QueueAddress address) {
    return resolve(keys, 0, _ -> Future.succeededFuture(records), List.of(address)).getFirst();
  }

  private long handle(RouteOutcome outcome) {
    assertThat(outcome).isInstanceOf(RouteOutcome.Found.class);
    return routeKeys.cipher().open(((RouteOutcome.Found) outcome).route())[0];
  }

  @Test
  void anOwnersConfigurationBecomesARouteToItsQueue() {
    QueueConfigKeys keys = keys(1, Long.MAX_VALUE);
    assertThat(handle(resolve(keys, address(sealed(keys.published()))))).isEqualTo(HANDLE);
  }

  @Test
  void outcomesStandInTheOrderOfTheirAddresses() {
    QueueConfigKeys keys = keys(1, Long.MAX_VALUE);
    QueueAddress good = address(sealed(keys.published()));
    QueueAddress bad = new QueueAddress(good.config(), Bytes.wrap(new byte[32]));
    List<QueueAddress> addresses = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      addresses.add(i % 3 == 0 ? bad : good);
    }
    List<RouteOutcome> outcomes = resolve(keys, 0, _ -> Future.succeededFuture(records), addresses);
    for (int i = 0; i < 20; i++) {
      assertThat(outcomes.get(i) instanceof RouteOutcome.Found).isEqualTo(i % 3 != 0);
    }
  }

  /// V10: a member that copies another's configuration into its own leaf addresses nobody.
  @Test
  void aConfigurationIsGoodForItsLeafOnly() {
    QueueConfigKeys keys = keys(1, Long.MAX_VALUE);
    QueueAddress copied =
        new QueueAddress(sealed(keys.published()), CRYPTO.hash(Bytes.utf8("another leaf")));
    assertThat(resolve(keys, copied)).isEqualTo(new RouteOutcome.Invalid());
  }

  /// C-23.
  @Test
  void aForgedConfigurationIsInvalid() {
    QueueConfigKeys keys = keys(1, Long.MAX_VALUE);
    ClientQueueConfig forged =
        sealer(CRYPTO.generateSignatureKeyPair(random).privateKey())
            .seal(keys.published(), LEAF_KEY, null, random);
    assertThat(resolve(keys, address(forged))).isEqualTo(new RouteOutcome.Invalid());
  }

  /// C-04, C-05.
  @Test
  void damagedForeignAndOrphanedConfigurationsAreInvalid() {
    QueueConfigKeys keys = keys(1, Long.MAX_VALUE);
    ClientQueueConfig good = sealed(keys.published());
    byte[] flipped = good.sealedConfig().ciphertext().toByteArray();
    flipped[3] ^= 1;
    ClientQueueConfig damaged =
        new ClientQueueConfig(
            DOMAIN, new SealedQueueConfig(1, good.sealedConfig().kemOutput(), Bytes.wrap(flipped)));
    ClientQueueConfig elsewhere =
        new ClientQueueConfig(Bytes.utf8("example.net"), good.sealedConfig());
    HpkeKeyPair otherKey = CRYPTO.generateHpkeKeyPair(random);
    ClientQueueConfig otherProviders = sealed(new EncryptionKey(1, otherKey.publicKey()));

    for (ClientQueueConfig config : List.of(damaged, elsewhere, otherProviders)) {
      assertThat(resolve(keys, address(config))).isEqualTo(new RouteOutcome.Invalid());
    }
    assertThat(resolve(keys, 0, _ -> Future.succeededFuture(Map.of()), List.of(address(good))))
        .containsExactly(new RouteOutcome.Invalid());
  }

  /// C-22.
  @Test
  void anOldKeyIsReadableForItsGraceAndInvalidAfterIt() {
    ClientQueueConfig old = sealed(keys(1, Long.MAX_VALUE).published());
    QueueConfigKeys rotated = keys(2, 1_000);
    QueueOwners owners = _ -> Future.succeededFuture(records);

    assertThat(rotated.published().keyEpoch()).isEqualTo(2);
    assertThat(handle(resolve(rotated, 1_000, owners, List.of(address(old))).getFirst()))
        .isEqualTo(HANDLE);
    assertThat(resolve(rotated, 1_001, owners, List.of(address(old))))
        .containsExactly(new RouteOutcome.Invalid());
    assertThat(handle(resolve(rotated, address(sealed(rotated.published()))))).isEqualTo(HANDLE);
  }

  /// V9: a node that lags behind a rotation must not expel anybody.
  @Test
  void aKeyThatThisNodeDoesNotHaveYetIsUnavailable() {
    ClientQueueConfig ahead = sealed(keys(2, 0).published());
    assertThat(resolve(keys(1, Long.MAX_VALUE), address(ahead)))
        .isEqualTo(new RouteOutcome.Unavailable());
  }

  @Test
  void aSilentDatabaseAndTooMuchAtOnceAreUnavailable() {
    QueueConfigKeys keys = keys(1, Long.MAX_VALUE);
    QueueAddress good = address(sealed(keys.published()));
    assertThat(resolve(keys, 0, _ -> Future.failedFuture("no connection"), List.of(good, good)))
        .containsExactly(new RouteOutcome.Unavailable(), new RouteOutcome.Unavailable());
    List<QueueAddress> tooMany = java.util.Collections.nCopies(101, good);
    assertThat(resolve(keys, 0, _ -> Future.succeededFuture(records), tooMany))
        .hasSize(101)
        .containsOnly(new RouteOutcome.Unavailable());
  }
}
