package im.restante.ds.group;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.SignatureKeyPair;
import im.restante.mls.member.CommitOutput;
import im.restante.mls.member.CommitRequest;
import im.restante.mls.message.Extension;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.Remove;
import im.restante.protocol.ds.AddAad;
import im.restante.protocol.ds.AddUsersRequest;
import im.restante.protocol.ds.CreateGroupResponse;
import im.restante.protocol.ds.DSError;
import im.restante.protocol.ds.DSErrorCode;
import im.restante.protocol.ds.DSRequestEnvelope;
import im.restante.protocol.ds.DSResponse;
import im.restante.protocol.ds.DSSenderID;
import im.restante.protocol.ds.DSTokenVersion;
import im.restante.protocol.ds.EncryptedIdentityLinkKey;
import im.restante.protocol.ds.ExternalCommitInfoRequest;
import im.restante.protocol.ds.ExternalJoinRequest;
import im.restante.protocol.ds.GroupSecretsWrap;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.ds.RemoveUsersRequest;
import im.restante.protocol.ds.ResyncClientRequest;
import im.restante.protocol.ds.SafeAad;
import im.restante.protocol.ds.SendMessageRequest;
import im.restante.protocol.ds.UpdateClientRequest;
import im.restante.protocol.ds.UserAuthKey;
import im.restante.protocol.ds.WelcomeInfoRequest;
import im.restante.wire.Bytes;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the deciders refuse and what they let through; every refusal leaves the state as it was
/// (I11).
class RejectionTest {
  private static void refuses(TestGroup group, DSRequestEnvelope request, DSErrorCode code) {
    refuses(group, request, new DSError.Plain(code));
  }

  private static void refuses(TestGroup group, DSRequestEnvelope request, DSError error) {
    GroupState before = group.state;
    int records = group.log.size();
    assertThat(group.submit(request)).isEqualTo(new DSResponse.Failed(error));
    assertThat(group.state).isSameAs(before);
    assertThat(group.log).hasSize(records);
  }

  private static SendMessageRequest message(TestGroup group, TestClient from) {
    return new SendMessageRequest(group.groupId(), from.message("hello"), false);
  }

  private static UpdateClientRequest update(TestClient from, CommitRequest request) {
    CommitOutput output = from.commit(request);
    from.group().discardCommit();
    return new UpdateClientRequest(from.update(output));
  }

  @ParameterizedTest
  @EnumSource(MetadataMode.class)
  @DisplayName("B-22, B-25, B-29 … B-31, B-33, V12: tokens")
  void checksTokens(MetadataMode mode) {
    TestClient alice = new TestClient(mode, "alice", "phone");
    TestClient bob = new TestClient(mode, "bob", "phone");
    TestGroup group = TestGroup.of(alice, bob);
    SendMessageRequest send = message(group, bob);
    long now = group.nowSeconds();
    DSSenderID bobLeaf = new DSSenderID.LeafIndex(1);
    SignatureKeyPair keys = bob.keys;
    refuses(
        group, TestClient.signed(send, group, bobLeaf, alice.keys), DSErrorCode.UNAUTHENTICATED);
    for (long blank : new long[] {2, 0xffff_ffffL}) {
      refuses(
          group,
          TestClient.signed(send, group, new DSSenderID.LeafIndex(blank), keys),
          DSErrorCode.UNAUTHENTICATED);
    }
    refuses(group, bob.byKeyPackage(send, group), DSErrorCode.WRONG_SENDER_TYPE);
    refuses(group, bob.byUser(send, group), DSErrorCode.WRONG_SENDER_TYPE);
    refuses(
        group,
        TestClient.signed(send, group, bobLeaf, keys, DSTokenVersion.V2, now - 3601),
        DSErrorCode.TOKEN_EXPIRED);
    refuses(
        group,
        TestClient.signed(send, group, bobLeaf, keys, DSTokenVersion.V2, now + 301),
        DSErrorCode.TOKEN_EXPIRED);
    refuses(
        group,
        TestClient.signed(send, group, bobLeaf, keys, DSTokenVersion.V1, now),
        DSErrorCode.UNAUTHENTICATED);
    TestGroup other = new TestGroup(mode, Bytes.utf8("other group"), "group key");
    refuses(group, bob.byLeaf(send, other), DSErrorCode.UNAUTHENTICATED);
    refuses(
        group,
        new DSRequestEnvelope(bob.byLeaf(send, group).content(), DSTokenVersion.NONE, null),
        DSErrorCode.UNAUTHENTICATED);
    UpdateClientRequest commit = update(alice, CommitRequest.of());
    refuses(group, bob.byLeaf(commit, group), DSErrorCode.UNAUTHENTICATED);
    assertThat(
            group.submit(
                TestClient.signed(
                    commit,
                    group,
                    new DSSenderID.LeafIndex(0),
                    alice.keys,
                    DSTokenVersion.V1,
                    now)))
        .isEqualTo(new DSResponse.Ok(2, group.nowMs));
  }

  @ParameterizedTest
  @EnumSource(MetadataMode.class)
  @DisplayName("A-54, A-55: application messages")
  void checksMessages(MetadataMode mode) {
    TestClient alice = new TestClient(mode, "alice", "phone");
    TestClient bob = new TestClient(mode, "bob", "phone");
    TestGroup group = TestGroup.of(alice, bob);
    SendMessageRequest old = message(group, bob);
    CommitOutput handshake = bob.commit(CommitRequest.of());
    refuses(
        group,
        bob.byLeaf(new SendMessageRequest(group.groupId(), handshake.commit(), false), group),
        DSErrorCode.INVALID_MESSAGE);
    bob.group().discardCommit();
    for (int i = 0; i < 5; i++) {
      group.update(alice);
    }
    assertThat(group.submit(bob.byLeaf(old, group))).isEqualTo(new DSResponse.Ok(6, group.nowMs));
    group.update(alice);
    SendMessageRequest older = message(group, bob);
    refuses(group, bob.byLeaf(older, group), new DSError.WrongEpoch(7));
    var _ = alice.commit(CommitRequest.of());
    var _ = alice.group().confirmCommit();
    refuses(group, alice.byLeaf(message(group, alice), group), new DSError.WrongEpoch(7));
  }

  @ParameterizedTest
  @EnumSource(MetadataMode.class)
  @DisplayName("A-25 … A-32, V19: additions")
  void checksAdditions(MetadataMode mode) {
    TestClient alice = new TestClient(mode, "alice", "phone");
    TestClient bob = new TestClient(mode, "bob", "phone");
    TestClient carol = new TestClient(mode, "carol", "phone");
    TestClient laptop = new TestClient(mode, "bob", "laptop");
    TestGroup group = TestGroup.of(alice, bob);

    CommitOutput second = alice.commit(CommitRequest.of(TestGroup.adds(laptop)));
    refuses(
        group,
        alice.byLeaf(TestGroup.addRequest(alice, second, 1), group),
        DSErrorCode.POLICY_VIOLATION);
    alice.group().discardCommit();

    CommitOutput output = alice.commit(CommitRequest.of(TestGroup.adds(carol)));
    AddUsersRequest add = TestGroup.addRequest(alice, output, 1);
    refuses(
        group,
        alice.byLeaf(TestGroup.addRequest(alice, output, 2), group),
        DSErrorCode.INVALID_WELCOME);
    refuses(
        group,
        alice.byLeaf(
            new AddUsersRequest(
                add.update(), Objects.requireNonNull(second.welcome()), add.attributions()),
            group),
        DSErrorCode.INVALID_WELCOME);
    refuses(
        group,
        alice.byLeaf(new UpdateClientRequest(add.update()), group),
        DSErrorCode.INVALID_COMMIT);
    group.badQueues.add(carol.queue.encode());
    refuses(group, alice.byLeaf(add, group), DSErrorCode.POLICY_VIOLATION);
    group.badQueues.clear();
    assertThat(group.submit(alice.byLeaf(add, group))).isInstanceOf(DSResponse.Ok.class);
    var _ = alice.group().confirmCommit();

    UpdateClientRequest leaky =
        update(
            alice,
            CommitRequest.of()
                .withGroupInfoExtensions(
                    Extensions.of(
                        new GroupSecretsWrap(Bytes.utf8("k"), Bytes.EMPTY).toExtension())));
    refuses(group, alice.byLeaf(leaky, group), DSErrorCode.INVALID_GROUP_INFO);
    SafeAad links =
        SafeAad.EMPTY.with(
            SafeAad.ADD_AAD, new AddAad(List.of(new EncryptedIdentityLinkKey(Bytes.utf8("link")))));
    refuses(
        group,
        alice.byLeaf(
            update(alice, CommitRequest.of().withAuthenticatedData(links.encode())), group),
        DSErrorCode.POLICY_VIOLATION);
    refuses(
        group,
        alice.byLeaf(
            update(alice, CommitRequest.of().withAuthenticatedData(Bytes.utf8("?"))), group),
        DSErrorCode.INVALID_AAD);
  }

  @ParameterizedTest
  @EnumSource(MetadataMode.class)
  @DisplayName("A-36, A-38, B-65, V23: removals")
  void checksRemovals(MetadataMode mode) {
    TestClient alice = new TestClient(mode, "alice", "phone");
    TestClient bob = new TestClient(mode, "bob", "phone");
    TestClient carol = new TestClient(mode, "carol", "phone");
    TestGroup group = TestGroup.of(alice, bob, carol);
    refuses(
        group,
        alice.byLeaf(new RemoveUsersRequest(update(alice, CommitRequest.of()).update()), group),
        DSErrorCode.INVALID_COMMIT);
    CommitOutput output = alice.commit(CommitRequest.of(new Remove(1)));
    assertThat(group.submit(alice.byLeaf(new RemoveUsersRequest(alice.update(output)), group)))
        .isInstanceOf(DSResponse.Ok.class);
    assertThat(group.lastDelivery().routes())
        .isEqualTo(Bytes.concat(group.route(bob), group.route(carol)));
    refuses(group, bob.byLeaf(message(group, bob), group), DSErrorCode.UNAUTHENTICATED);
    refuses(
        group,
        bob.byKeyPackage(new WelcomeInfoRequest(group.groupId(), 1), group),
        DSErrorCode.UNKNOWN_JOINER);
    refuses(
        group,
        carol.byKeyPackage(new WelcomeInfoRequest(group.groupId(), 2), group),
        DSErrorCode.UNKNOWN_EPOCH);
    var _ = alice.group().confirmCommit();
    TestClient again = new TestClient(mode, "bob", "phone");
    group.add(alice, again);
    assertThat(group.state().users().clients().size()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(MetadataMode.class)
  @DisplayName("A-44, A-48, B-27, B-28: a user's key lets its clients in, and nobody else's")
  void checksExternalCommits(MetadataMode mode) {
    TestClient alice = new TestClient(mode, "alice", "phone");
    TestClient bob = new TestClient(mode, "bob", "phone");
    TestClient laptop = new TestClient(mode, "bob", "laptop");
    TestGroup group = TestGroup.of(alice, bob);
    ExternalCommitInfoRequest info = new ExternalCommitInfoRequest(group.groupId(), null);
    refuses(group, laptop.byUser(info, group), DSErrorCode.UNAUTHENTICATED);
    SafeAad aad =
        SafeAad.EMPTY.with(SafeAad.USER_AUTH_KEY, new UserAuthKey(bob.userKeys.publicKey()));
    CommitOutput keyed = bob.commit(CommitRequest.of().withAuthenticatedData(aad.encode()));
    assertThat(group.submit(bob.byLeaf(new UpdateClientRequest(bob.update(keyed)), group)))
        .isInstanceOf(DSResponse.Ok.class);
    var _ = bob.group().confirmCommit();
    assertThat(group.submit(laptop.byUser(info, group)))
        .isInstanceOf(DSResponse.ExternalCommit.class);

    var join = laptop.joinExternally(bob.group(), null, Bytes.EMPTY);
    ExternalJoinRequest request = new ExternalJoinRequest(laptop.update(join.output()));
    refuses(group, alice.byUser(request, group), DSErrorCode.NOT_AUTHORIZED);
    refuses(
        group,
        laptop.byUser(new ResyncClientRequest(request.update()), group),
        DSErrorCode.INVALID_COMMIT);
    assertThat(group.submit(laptop.byUser(request, group))).isInstanceOf(DSResponse.Ok.class);
    assertThat(group.lastDelivery().recipients()).isEqualTo(2);
    var resync = laptop.joinExternally(join.group(), 2, Bytes.EMPTY);
    ResyncClientRequest back = new ResyncClientRequest(laptop.update(resync.output()));
    refuses(group, alice.byUser(back, group), DSErrorCode.INVALID_COMMIT);
    assertThat(group.submit(laptop.byUser(back, group))).isInstanceOf(DSResponse.Ok.class);
    assertThat(group.state().users().clients().size()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(MetadataMode.class)
  @DisplayName("A-10 … A-17: creations")
  void checksCreations(MetadataMode mode) {
    TestClient alice = new TestClient(mode, "alice", "phone");
    TestGroup group = new TestGroup(mode);
    Extensions all = alice.groupExtensions();
    for (Extension left : all.list()) {
      Extensions fewer =
          new Extensions(all.list().stream().filter(one -> !one.equals(left)).toList());
      boolean optional = mode == MetadataMode.FULL && left.type().value() == 0xf106;
      Decision decision =
          group.decide(
              TestClient.signed(
                  alice.create(group.groupId(), fewer),
                  group,
                  new DSSenderID.LeafIndex(0),
                  alice.keys));
      if (optional) {
        assertThat(decision).isInstanceOf(Decision.Creates.class);
      } else {
        assertThat(decision)
            .isEqualTo(
                new Decision.Rejected(
                    new DSError.CreateGroupRejected(CreateGroupResponse.INVALID_GROUP_INFO)));
      }
    }
    TestClient stranger = new TestClient(mode, "mallory", "phone");
    assertThat(
            group.decide(
                TestClient.signed(
                    alice.create(group.groupId()),
                    group,
                    new DSSenderID.LeafIndex(0),
                    stranger.keys)))
        .isEqualTo(new Decision.Rejected(new DSError.Plain(DSErrorCode.UNAUTHENTICATED)));
  }

  @ParameterizedTest
  @EnumSource(MetadataMode.class)
  @DisplayName("I7, D1: the same bytes have one effect and one answer")
  void repeatsAnswers(MetadataMode mode) {
    TestClient alice = new TestClient(mode, "alice", "phone");
    TestClient bob = new TestClient(mode, "bob", "phone");
    TestGroup group = TestGroup.of(alice, bob);
    DSRequestEnvelope request = bob.byLeaf(message(group, bob), group);
    DSResponse first = group.submit(request);
    group.nowMs += 1_000_000;
    int records = group.log.size();
    assertThat(group.submit(request)).isEqualTo(first).isInstanceOf(DSResponse.Ok.class);
    assertThat(group.log).hasSize(records);
  }

  @ParameterizedTest
  @EnumSource(MetadataMode.class)
  @DisplayName("A-31: KeyPackages that are too old add nobody; B-17: many are verified by a worker")
  void checksKeyPackages(MetadataMode mode) {
    TestClient alice = new TestClient(mode, "alice", "phone");
    TestGroup group = TestGroup.of(alice);
    TestClient[] many = new TestClient[6];
    for (int i = 0; i < many.length; i++) {
      many[i] = new TestClient(mode, "user" + i, "phone");
    }
    group.add(alice, many);
    assertThat(group.verifications).isEqualTo(many.length);
    TestClient dora = new TestClient(mode, "dora", "phone");
    CommitOutput output = alice.commit(CommitRequest.of(TestGroup.adds(dora)));
    group.limits = new GroupLimits(10_000, 100, 3600, 300, 100 * 86_400, 30, 3600, 5, 64, 4, false);
    refuses(
        group,
        alice.byLeaf(TestGroup.addRequest(alice, output, 1), group),
        DSErrorCode.INVALID_KEY_PACKAGE);
  }
}
