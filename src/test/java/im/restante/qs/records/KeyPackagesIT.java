package im.restante.qs.records;

import static im.restante.qs.records.TestUser.DOMAIN;
import static im.restante.qs.records.TestUser.RANDOM;
import static im.restante.qs.records.TestUser.anonymous;
import static org.assertj.core.api.Assertions.assertThat;

import im.restante.log.DatabaseAddress;
import im.restante.mls.label.Labels;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.CredentialType;
import im.restante.mls.message.KeyPackage;
import im.restante.protocol.qs.AddPackage;
import im.restante.protocol.qs.ClaimKeyPackagesRequest;
import im.restante.protocol.qs.EncryptionKey;
import im.restante.protocol.qs.KeyPackages;
import im.restante.protocol.qs.Ok;
import im.restante.protocol.qs.PublishKeyPackagesRequest;
import im.restante.protocol.qs.QSError;
import im.restante.protocol.qs.QSErrorCode;
import im.restante.protocol.qs.QSResponse;
import im.restante.protocol.qs.UpdateUserRequest;
import im.restante.testing.PostgresExtension;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PostgresExtension.class)
@DisplayName("D-01, D-02, D-12 … D-18, D-33, D-35, D-37, D-38: KeyPackages")
class KeyPackagesIT {
  private RecordFixture fixture;
  private EncryptionKey providerKey;

  @BeforeEach
  void start(DatabaseAddress address) {
    fixture = new RecordFixture(address);
    providerKey = fixture.service.queueConfigKeys().published();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  private AddPackage ordinary(TestUser user) {
    return user.addPackage(providerKey, DOMAIN, fixture.nowSeconds, 1_000_000, false);
  }

  private AddPackage lastResort(TestUser user) {
    return user.addPackage(providerKey, DOMAIN, fixture.nowSeconds, 1_000_000, true);
  }

  private Bytes publication(TestUser user, boolean replace, AddPackage... packages) {
    return user.byClient(
        new PublishKeyPackagesRequest(user.clientId, List.of(packages), replace),
        fixture.nowSeconds);
  }

  private void publish(TestUser user, AddPackage... packages) {
    assertThat(fixture.ask(publication(user, false, packages))).isEqualTo(new Ok());
  }

  private static Bytes claimOf(TestUser user) {
    return claim(user.friendshipToken, 1);
  }

  private static Bytes claim(Bytes token, int suite) {
    return anonymous(
        new ClaimKeyPackagesRequest(
            token, RANDOM.bytes(16), new CipherSuiteId(suite), CredentialType.BASIC));
  }

  private List<AddPackage> claimed(Bytes body) {
    return ((KeyPackages) fixture.ask(body)).addPackages();
  }

  private static Bytes reference(AddPackage addPackage) {
    return Labels.refHash(
        TestUser.CRYPTO, "MLS 1.0 KeyPackage Reference", addPackage.keyPackage().encoded());
  }

  /// P7: the Delivery Service need not verify what was verified at upload.
  @Test
  void whatWasPublishedIsHandedOutAndKnown() {
    TestUser user = fixture.user();
    AddPackage published = ordinary(user);
    assertThat(fixture.known.verified(reference(published))).isFalse();
    publish(user, published);
    assertThat(fixture.known.verified(reference(published))).isTrue();
    assertThat(claimed(claimOf(user))).containsExactly(published);
  }

  /// D-14, D-15: last resorts serve when nothing else is left, in turn, and stay.
  @Test
  void lastResortsServeOnlyWhenNothingElseIsLeftAndTakeTurns() {
    TestUser user = fixture.user();
    AddPackage once = ordinary(user);
    AddPackage first = lastResort(user);
    AddPackage second = lastResort(user);
    publish(user, first, second, once);

    assertThat(claimed(claimOf(user))).containsExactly(once);
    Set<AddPackage> turns = new HashSet<>();
    turns.addAll(claimed(claimOf(user)));
    turns.addAll(claimed(claimOf(user)));
    assertThat(turns).containsExactlyInAnyOrder(first, second);
    assertThat(claimed(claimOf(user))).hasSize(1);
  }

  /// D1.
  @Test
  void anIdenticalClaimGetsTheSamePackages() {
    TestUser user = fixture.user();
    publish(user, ordinary(user), ordinary(user));
    Bytes claim = claimOf(user);
    List<AddPackage> first = claimed(claim);
    assertThat(claimed(claim)).isEqualTo(first);
    assertThat(claimed(claimOf(user))).isNotEqualTo(first);
    fixture.refuses(QSErrorCode.EXHAUSTED, claimOf(user));
  }

  /// D-17, D-18, D-33.
  @Test
  void unknownAndRotatedTokensAreRefusedAlike() {
    TestUser user = fixture.user();
    publish(user, ordinary(user));
    String before = fixture.digest();
    fixture.refuses(QSErrorCode.NOT_AUTHORIZED, claim(RANDOM.bytes(32), 1));
    assertThat(fixture.digest()).isEqualTo(before);
    assertThat(
            fixture.ask(
                user.byUser(new UpdateUserRequest(null, RANDOM.bytes(32)), fixture.nowSeconds)))
        .isEqualTo(new Ok());
    fixture.refuses(QSErrorCode.NOT_AUTHORIZED, claimOf(user));
  }

  /// V18: only what the group can use.
  @Test
  void packagesOfAnotherSuiteStayWhereTheyAre() {
    TestUser user = fixture.user();
    publish(user, ordinary(user));
    fixture.refuses(QSErrorCode.EXHAUSTED, claim(user.friendshipToken, 2));
    assertThat(claimed(claimOf(user))).hasSize(1);
  }

  /// D-38.
  @Test
  void expiredPackagesAreNeverServedAndAreSweptAway() {
    TestUser user = fixture.user();
    publish(user, user.addPackage(providerKey, DOMAIN, fixture.nowSeconds, 5_000, false));
    fixture.nowSeconds += 5_001;
    fixture.refuses(QSErrorCode.EXHAUSTED, claimOf(user));
    int _ = new RecordSweep(fixture.service).run().await();
    assertThat(fixture.database.query("select 1 from key_package").execute().await().size())
        .isZero();
  }

  /// I8: what was handed out never comes back, whoever publishes it again.
  @Test
  void aPackageIsPublishedOnce() {
    TestUser user = fixture.user();
    AddPackage addPackage = ordinary(user);
    publish(user, addPackage);
    assertThat(fixture.ask(publication(user, false, ordinary(user), addPackage)))
        .isEqualTo(new QSError(QSErrorCode.INVALID_KEY_PACKAGE, 1));
    assertThat(claimed(claimOf(user))).containsExactly(addPackage);
    assertThat(fixture.ask(publication(user, true, addPackage)))
        .isEqualTo(new QSError(QSErrorCode.INVALID_KEY_PACKAGE, 0));
  }

  /// D-37.
  @Test
  void replacingDropsWhatWasThere() {
    TestUser user = fixture.user();
    AddPackage fresh = ordinary(user);
    publish(user, ordinary(user), ordinary(user));
    assertThat(fixture.ask(publication(user, true, fresh))).isEqualTo(new Ok());
    assertThat(claimed(claimOf(user))).containsExactly(fresh);
    fixture.refuses(QSErrorCode.EXHAUSTED, claimOf(user));
  }

  /// D-02: one bad package and nothing of the publication is taken.
  @Test
  void badPackagesAreRefusedByPosition() {
    TestUser user = fixture.user();
    AddPackage good = ordinary(user);
    KeyPackage signed = good.keyPackage();
    byte[] flipped = signed.signature().toByteArray();
    flipped[5] ^= 1;
    List<AddPackage> bad =
        List.of(
            new AddPackage(signed.withSignature(Bytes.wrap(flipped)), Bytes.EMPTY, Bytes.EMPTY),
            user.addPackage(providerKey, DOMAIN, fixture.nowSeconds - 9_000_000, 1_000, false),
            user.addPackage(providerKey, DOMAIN, fixture.nowSeconds, 400L * 86_400, false),
            user.addPackage(
                providerKey, Bytes.utf8("example.net"), fixture.nowSeconds, 1_000, false));
    String before = fixture.digest();
    for (AddPackage one : bad) {
      assertThat(fixture.ask(publication(user, false, good, one)))
          .isEqualTo(new QSError(QSErrorCode.INVALID_KEY_PACKAGE, 1));
    }
    assertThat(fixture.digest()).isEqualTo(before);
  }

  /// I8, D-12: 64 claims at a time over 200 packages; none twice, none lost, the last resort only
  /// at the end.
  @Test
  void aClaimStormHandsOutEachPackageAtMostOnce() {
    TestUser user = fixture.user();
    Set<AddPackage> published = new HashSet<>();
    AddPackage spare = lastResort(user);
    publish(user, spare);
    for (int batch = 0; batch < 4; batch++) {
      AddPackage[] packages = new AddPackage[50];
      for (int i = 0; i < packages.length; i++) {
        packages[i] = ordinary(user);
      }
      published.addAll(List.of(packages));
      publish(user, packages);
    }

    List<AddPackage> handedOut = new ArrayList<>();
    for (int wave = 0; wave < 4; wave++) {
      List<Future<QSResponse.Body>> claims = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        claims.add(fixture.requests.handle(claimOf(user)));
      }
      for (Future<QSResponse.Body> claim : claims) {
        handedOut.addAll(((KeyPackages) claim.await()).addPackages());
      }
    }
    assertThat(handedOut).hasSize(256);
    handedOut.removeIf(spare::equals);
    assertThat(handedOut).doesNotHaveDuplicates().hasSize(200);
    assertThat(new HashSet<>(handedOut)).isEqualTo(published);
  }
}
