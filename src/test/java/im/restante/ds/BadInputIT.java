package im.restante.ds;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.log.DatabaseAddress;
import im.restante.mls.member.CommitOutput;
import im.restante.mls.member.CommitRequest;
import im.restante.mls.message.Add;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.Remove;
import im.restante.protocol.ds.AddUsersRequest;
import im.restante.protocol.ds.DSRequest;
import im.restante.protocol.ds.DSRequestContent;
import im.restante.protocol.ds.DSRequestEnvelope;
import im.restante.protocol.ds.DSResponse;
import im.restante.protocol.ds.DSSenderID;
import im.restante.protocol.ds.DSTokenVersion;
import im.restante.protocol.ds.EncryptedWelcomeAttributionInfo;
import im.restante.protocol.ds.ExternalCommitInfoRequest;
import im.restante.protocol.ds.ExternalJoinRequest;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.ds.RemoveUsersRequest;
import im.restante.protocol.ds.RequestGroupIdRequest;
import im.restante.protocol.ds.ResyncClientRequest;
import im.restante.protocol.ds.SendMessageRequest;
import im.restante.protocol.ds.SignaturePublicKeyRequest;
import im.restante.protocol.ds.UpdateClientRequest;
import im.restante.protocol.ds.UserAuthKey;
import im.restante.protocol.ds.WelcomeInfoRequest;
import im.restante.testing.PostgresExtension;
import im.restante.wire.Bytes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every operation of the Delivery Service is fed what is not right, over a real database: each
/// time the one stable error, and not a row of any table changed; then the request itself, which is
/// accepted; then the same bytes again, which get the same answer and write nothing.
@ExtendWith(PostgresExtension.class)
class BadInputIT {
  private final DsFixture ds;

  BadInputIT(DatabaseAddress database, @TempDir Path directory) {
    ds = new DsFixture(database, directory);
  }

  @AfterEach
  void close() {
    ds.close();
  }

  @ParameterizedTest
  @EnumSource(MetadataMode.class)
  @DisplayName("A-05, A-07, A-60, A-66, B-29 … B-32, D1: bad requests change nothing")
  void badRequestsOfEveryOperationChangeNothing(MetadataMode mode) {
    Bytes groupId = ((DSResponse.GroupId) ds.ask(unsigned(new RequestGroupIdRequest()))).groupId();
    Bytes key = mode == MetadataMode.REDUCED ? ds.random.bytes(32) : Bytes.EMPTY;
    DsClient.User alice = DsClient.User.of("alice", ds);
    DsClient phone = new DsClient(mode, alice, "phone", ds);
    DsClient tablet = new DsClient(mode, alice, "tablet", ds);
    DsClient again = new DsClient(mode, alice, "tablet", ds);
    DsClient bob = new DsClient(mode, DsClient.User.of("bob", ds), "phone", ds);
    DSSenderID creator = new DSSenderID.LeafIndex(0);
    DSSenderID user =
        new DSSenderID.UserKeyHash(
            new UserAuthKey(alice.authKeys().publicKey()).hash(DsFixture.CRYPTO));

    check(new Operation(groupId, key, phone.create(groupId), creator, phone.keys));

    CommitOutput addition = phone.commit(CommitRequest.of(new Add(bob.bundle.keyPackage())));
    check(
        new Operation(
            groupId,
            key,
            new AddUsersRequest(
                DsClient.update(addition),
                Objects.requireNonNull(addition.welcome()),
                List.of(new EncryptedWelcomeAttributionInfo(Bytes.EMPTY))),
            creator,
            phone.keys));
    var _ = phone.member().confirmCommit();

    check(
        new Operation(
            groupId,
            key,
            new WelcomeInfoRequest(groupId, 1),
            new DSSenderID.KeyPackageRef(bob.bundle.reference(DsFixture.CRYPTO)),
            bob.keys));

    CommitOutput update = phone.commit(CommitRequest.of());
    check(
        new Operation(
            groupId, key, new UpdateClientRequest(DsClient.update(update)), creator, phone.keys));
    var _ = phone.member().confirmCommit();

    check(
        new Operation(
            groupId,
            key,
            new SendMessageRequest(
                groupId,
                phone.member().encrypt(Bytes.utf8("hello"), Bytes.EMPTY, ds.random),
                false),
            creator,
            phone.keys));

    check(
        new Operation(
            groupId, key, new ExternalCommitInfoRequest(groupId, null), user, alice.authKeys()));

    CommitOutput join = tablet.joinExternally(phone.member(), null);
    check(
        new Operation(
            groupId, key, new ExternalJoinRequest(DsClient.update(join)), user, alice.authKeys()));
    process(phone, join);

    CommitOutput resync = again.joinExternally(phone.member(), tablet.member().leafIndex());
    check(
        new Operation(
            groupId,
            key,
            new ResyncClientRequest(DsClient.update(resync)),
            user,
            alice.authKeys()));
    process(phone, resync);

    CommitOutput removal = phone.commit(CommitRequest.of(new Remove(1)));
    check(
        new Operation(
            groupId, key, new RemoveUsersRequest(DsClient.update(removal)), creator, phone.keys));
    var _ = phone.member().confirmCommit();
    assertThat(phone.member().epoch()).isEqualTo(5);
  }

  @Test
  @DisplayName("A-05, A-07, A-08, A-65: bad requests about no group change nothing")
  void badRequestsAboutNoGroupChangeNothing() {
    for (DSRequest request :
        List.of(new RequestGroupIdRequest(), new SignaturePublicKeyRequest(new CipherSuiteId(1)))) {
      Bytes valid = unsigned(request);
      refuse(request, new BadRequests(ds).ofBytes(valid));
      assertThat(ds.ask(valid))
          .isInstanceOfAny(DSResponse.GroupId.class, DSResponse.SignaturePublicKey.class);
    }
  }

  private void check(Operation operation) {
    Bytes valid = operation.valid();
    DSRequest request = operation.request();
    refuse(request, new BadRequests(ds).ofBytes(valid));
    refuse(request, new BadRequests(ds).ofTokens(operation));
    refuse(request, new BadRequests(ds).ofGroups(operation));
    refuse(request, new BadRequests(ds).ofCommits(operation));

    DSResponse answer = ds.ask(valid);
    assertThat(answer)
        .as(request.getClass().getSimpleName())
        .isNotInstanceOf(DSResponse.Failed.class);
    Map<String, String> after = ds.tables();
    assertThat(ds.ask(valid)).as("repeated").isEqualTo(answer);
    assertThat(ds.tables()).as("repeated").isEqualTo(after);
  }

  private void refuse(DSRequest request, List<BadRequests.Bad> all) {
    Map<String, String> before = ds.tables();
    for (BadRequests.Bad bad : all) {
      assertThat(ds.ask(bad.body()))
          .as(request.getClass().getSimpleName() + ", " + bad.what())
          .isEqualTo(new DSResponse.Failed(bad.answer()));
    }
    assertThat(ds.tables()).isEqualTo(before);
  }

  private static void process(DsClient member, CommitOutput output) {
    var _ = member.member().process(output.commit().encoded(), DsClient.nowSeconds()).orElseThrow();
  }

  private static Bytes unsigned(DSRequest request) {
    return new DSRequestEnvelope(
            DSRequestContent.of(Bytes.EMPTY, request), DSTokenVersion.NONE, null)
        .encode();
  }
}
