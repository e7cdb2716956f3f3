package im.restante.mls.member;

import static im.restante.mls.member.TestWorld.NOW;
import static im.restante.mls.member.TestWorld.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.restante.crypto.Secret;
import im.restante.crypto.SignatureKeyPair;
import im.restante.mls.check.Check;
import im.restante.mls.message.Add;
import im.restante.mls.message.CipherSuiteId;
import im.restante.mls.message.CustomProposal;
import im.restante.mls.message.Extension;
import im.restante.mls.message.ExtensionType;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.GroupContextExtensions;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.ProtocolVersion;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.ReInit;
import im.restante.mls.message.Remove;
import im.restante.mls.message.RequiredCapabilities;
import im.restante.mls.message.SelfRemove;
import im.restante.wire.Bytes;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Groups of few members through every kind of change (RFC 9420 §11, §12).
class MemberGroupTest {
  @Test
  void twoMembersAgreeAndExportTheSame() {
    TestWorld world = TestWorld.of("alice", "bob");
    world.assertAgreement();
    Bytes context = Bytes.utf8("context");
    assertThat(world.member("alice").export("label", context, 40))
        .isEqualTo(world.member("bob").export("label", context, 40));
    assertThat(world.member("alice").export("label", context, 40))
        .isNotEqualTo(world.member("bob").export("other", context, 40));
    assertThat(world.member("bob").members()).hasSize(2);
  }

  @Test
  void commitWithoutPathAddsMembers() {
    TestWorld world = TestWorld.of("alice", "bob");
    KeyPackageBundle carol = world.bundle("carol");
    CommitOutput output =
        world.commit("bob", CommitRequest.of(new Add(carol.keyPackage())).withoutPath());
    world.members.put("carol", world.join(output, carol).group());
    assertThat(output.effects().summary().path()).isFalse();
    world.assertAgreement();
    world.commit("carol");
    world.assertAgreement();
  }

  @Test
  void joinsWithTreeSuppliedBeside() {
    TestWorld world = TestWorld.of("alice", "bob");
    KeyPackageBundle carol = world.bundle("carol");
    CommitOutput output =
        world.commit("alice", CommitRequest.of(new Add(carol.keyPackage())).withoutTreeInWelcome());
    Bytes welcome = Objects.requireNonNull(output.welcome()).encoded();
    assertRefused(
        MemberGroup.join(world.settings, world.crypto, welcome, carol, null, NOW),
        MemberCheck.TREE_PRESENT);
    MemberGroup group =
        MemberGroup.join(
                world.settings,
                world.crypto,
                welcome,
                carol,
                TestWorld.tree(world.member("bob")),
                NOW)
            .orElseThrow()
            .group();
    world.members.put("carol", group);
    world.assertAgreement();
  }

  @Test
  void refusesWelcomeForAnotherKeyPackage() {
    TestWorld world = TestWorld.of("alice");
    CommitOutput output = world.commit("alice", new Add(world.bundle("bob").keyPackage()));
    assertRefused(
        MemberGroup.join(
            world.settings,
            world.crypto,
            Objects.requireNonNull(output.welcome()).encoded(),
            world.bundle("bob"),
            null,
            NOW),
        MemberCheck.WELCOME_FOR_KEY_PACKAGE);
  }

  /// X-38, V19: what joiners are told in secret is in the Welcome and nowhere else.
  @Test
  void serversGroupInfoHasNoSecretExtension() {
    TestWorld world = TestWorld.of("alice");
    KeyPackageBundle bob = world.bundle("bob");
    Bytes secret = Bytes.utf8("identity link wrapper key");
    CommitOutput output =
        world.commit(
            "alice",
            CommitRequest.of(new Add(bob.keyPackage()))
                .withWelcomeExtensions(
                    Extensions.of(new Extension(TestWorld.SECRET_EXTENSION, secret))));
    assertThat(world.join(output, bob).groupInfo().extensions().find(TestWorld.SECRET_EXTENSION))
        .isEqualTo(secret);
    assertThat(output.groupInfo().extensions().list())
        .extracting(Extension::type)
        .containsExactly(ExtensionType.EXTERNAL_PUB);
  }

  @Test
  void removedMemberLearnsThatAndNothingMore() {
    TestWorld world = TestWorld.of("alice", "bob", "carol");
    MemberGroup bob = world.member("bob");
    Bytes stateBefore = bob.encode();
    CommitOutput output = world.commit("alice", new Remove(bob.leafIndex()));
    assertThat(bob.isRemoved()).isTrue();
    assertRefused(bob.process(output.commit().encoded(), NOW), MemberCheck.REMOVED);
    MemberGroup restored = MemberGroup.decode(world.settings, world.crypto, stateBefore);
    MLSMessage message =
        world.member("carol").encrypt(Bytes.utf8("later"), Bytes.EMPTY, world.random);
    assertRefused(restored.process(message.encoded(), NOW), MemberCheck.EPOCH_KEPT);
    world.assertAgreement();
  }

  @Test
  void proposalsByReferenceAreCommittedBySomebodyElse() {
    TestWorld world = TestWorld.of("alice", "bob", "carol", "dave");
    world.proposeUpdate("bob", LeafChange.NONE);
    world.propose("carol", new SelfRemove());
    world.propose("dave", new CustomProposal(TestWorld.CUSTOM, Bytes.utf8("custom")));
    CommitOutput output = world.commit("alice");
    assertThat(output.effects().summary().coveredReferences()).hasSize(3);
    assertThat(world.members.keySet()).containsExactly("alice", "bob", "dave");
    world.assertAgreement();
    world.commit("bob");
    world.assertAgreement();
  }

  @Test
  void ownUpdateWaitsForSomebodyElse() {
    TestWorld world = TestWorld.of("alice", "bob");
    world.proposeUpdate("alice", LeafChange.NONE);
    CommitOutput own =
        world.member("alice").commit(CommitRequest.of(), world.random, NOW).orElseThrow();
    assertThat(own.effects().summary().covered()).isEmpty();
    world.member("alice").discardCommit();
    world.commit("bob");
    world.assertAgreement();
    world.commit("alice");
    world.assertAgreement();
  }

  @Test
  void signatureKeyChangesByUpdateAndByCommit() {
    TestWorld world = TestWorld.of("alice", "bob", "carol");
    SignatureKeyPair first = world.signatureKeys();
    SignatureKeyPair second = world.signatureKeys();
    world.proposeUpdate("alice", new LeafChange(null, first));
    world.commit("bob");
    assertThat(world.member("alice").leaf().signatureKey()).isEqualTo(first.publicKey());
    world.commit("alice", CommitRequest.of().withLeafChange(new LeafChange(null, second)));
    assertThat(world.member("bob").member(world.member("alice").leafIndex()))
        .satisfies(leaf ->
            assertThat(Objects.requireNonNull(leaf).signatureKey()).isEqualTo(second.publicKey()));
    world.commit("carol");
    world.commit("alice");
    world.assertAgreement();
  }

  @Test
  void groupContextExtensionsChange() {
    TestWorld world = TestWorld.of("alice", "bob");
    Extensions extensions =
        Extensions.of(
            Extension.of(
                ExtensionType.REQUIRED_CAPABILITIES,
                new RequiredCapabilities(List.of(), List.of(TestWorld.CUSTOM), List.of())));
    world.commit("alice", new GroupContextExtensions(extensions));
    assertThat(world.member("bob").context().extensions()).isEqualTo(extensions);
    world.assertAgreement();
  }

  @Test
  void externalPskIsMixedIn() {
    TestWorld world = TestWorld.of("alice", "bob");
    Bytes id = Bytes.utf8("psk");
    world.psks.put(id, Secret.copyOf(Bytes.utf8("shared beforehand")));
    KeyPackageBundle carol = world.bundle("carol");
    CommitOutput output =
        world.commit(
            "alice",
            world.member("alice").externalPsk(id, world.random),
            new Add(carol.keyPackage()));
    world.members.put("carol", world.join(output, carol).group());
    world.assertAgreement();
  }

  @Test
  void memberWithoutThePskRefusesTheCommit() {
    TestWorld world = TestWorld.of("alice", "bob");
    Bytes id = Bytes.utf8("psk");
    world.psks.put(id, Secret.copyOf(Bytes.utf8("shared beforehand")));
    CommitOutput output =
        world
            .member("alice")
            .commit(
                CommitRequest.of(world.member("alice").externalPsk(id, world.random)),
                world.random,
                NOW)
            .orElseThrow();
    world.psks.clear();
    Bytes before = world.member("bob").encode();
    assertRefused(
        world.member("bob").process(output.commit().encoded(), NOW), MemberCheck.PSK_KNOWN);
    assertThat(world.member("bob").encode()).isEqualTo(before);
  }

  @Test
  void reInitIsCommittedAsAProposal() {
    TestWorld world = TestWorld.of("alice", "bob");
    CommitOutput output =
        world.commit(
            "alice",
            new ReInit(
                Bytes.utf8("successor"),
                ProtocolVersion.MLS10,
                new CipherSuiteId(1),
                Extensions.EMPTY));
    assertThat(output.effects().summary().reInit()).isNotNull();
    world.assertAgreement();
  }

  @Test
  void loserOfARaceFollowsTheWinnerAndRetries() {
    TestWorld world = TestWorld.of("alice", "bob", "carol");
    CommitOutput winner =
        world.member("alice").commit(CommitRequest.of(), world.random, NOW).orElseThrow();
    KeyPackageBundle dave = world.bundle("dave");
    CommitRequest wanted = CommitRequest.of(new Add(dave.keyPackage()));
    CommitOutput loser = world.member("bob").commit(wanted, world.random, NOW).orElseThrow();
    world.accept(winner);
    var _ = world.member("alice").confirmCommit();
    world.deliver(winner.commit(), "alice");
    assertThat(world.member("bob").hasPendingCommit()).isFalse();
    world.assertAgreement();
    assertRefused(world.member("carol").process(loser.commit().encoded(), NOW), Check.EPOCH);
    CommitOutput retried = world.commit("bob", wanted);
    world.members.put("dave", world.join(retried, dave).group());
    world.assertAgreement();
  }

  @Test
  void discardedCommitLeavesNoTrace() {
    TestWorld world = TestWorld.of("alice", "bob");
    Bytes before = world.member("alice").encode();
    var _ = world.member("alice").commit(CommitRequest.of(), world.random, NOW).orElseThrow();
    assertRefused(
        world.member("alice").commit(CommitRequest.of(), world.random, NOW),
        MemberCheck.NOTHING_PENDING);
    world.member("alice").discardCommit();
    assertThat(world.member("alice").encode()).isEqualTo(before);
    world.commit("alice");
    world.assertAgreement();
  }

  @Test
  void ownCommitThatComesBackIsConfirmed() {
    TestWorld world = TestWorld.of("alice", "bob");
    CommitOutput output =
        world.member("alice").commit(CommitRequest.of(), world.random, NOW).orElseThrow();
    world.accept(output);
    world.restart("alice");
    assertThat(world.member("alice").process(output.commit().encoded(), NOW).orElseThrow())
        .isInstanceOf(Received.OwnCommit.class);
    world.deliver(output.commit(), "alice");
    world.assertAgreement();
  }

  /// RFC 9420 §7.3: who sends checks lifetimes; an old commit must still be followed.
  @Test
  void followsACommitAfterItsKeyPackagesExpired() {
    TestWorld world = TestWorld.of("alice", "bob");
    long muchLater = NOW + 400L * 86_400;
    CommitRequest request = CommitRequest.of(new Add(world.bundle("carol").keyPackage()));
    assertRefused(
        world.member("alice").commit(request, world.random, muchLater), Check.LEAF_LIFETIME);
    CommitOutput output = world.member("alice").commit(request, world.random, NOW).orElseThrow();
    assertThat(world.member("bob").process(output.commit().encoded(), muchLater).orElseThrow())
        .isInstanceOf(Received.EpochChanged.class);
  }

  @Test
  void authenticatedDataOfACommitArrives() {
    TestWorld world = TestWorld.of("alice", "bob");
    Bytes data = Bytes.utf8("encrypted link keys");
    CommitOutput output =
        world
            .member("alice")
            .commit(CommitRequest.of().withAuthenticatedData(data), world.random, NOW)
            .orElseThrow();
    Received received = world.member("bob").process(output.commit().encoded(), NOW).orElseThrow();
    assertThat(received)
        .isInstanceOfSatisfying(
            Received.EpochChanged.class,
            changed -> assertThat(changed.effects().authenticatedData()).isEqualTo(data));
  }

  @Test
  void handshakesTravelEncrypted() {
    TestWorld world = TestWorld.of("alice", "bob", "carol");
    MLSMessage proposal =
        world
            .member("bob")
            .proposeUpdate(
                LeafChange.NONE, Bytes.EMPTY, HandshakeFraming.PRIVATE_MESSAGE, world.random, NOW)
            .orElseThrow()
            .message();
    world.deliver(proposal, "bob");
    CommitOutput output =
        world
            .member("alice")
            .commit(
                CommitRequest.of().withFraming(HandshakeFraming.PRIVATE_MESSAGE), world.random, NOW)
            .orElseThrow();
    assertThat(output.effects().summary().updated()).hasSize(1);
    var _ = world.member("alice").confirmCommit();
    world.deliver(output.commit(), "alice");
    assertThat(world.member("bob").epochAuthenticator())
        .isEqualTo(world.member("alice").epochAuthenticator())
        .isEqualTo(world.member("carol").epochAuthenticator());
  }

  @Test
  void messageOfAnotherGroupIsRefused() {
    TestWorld world = TestWorld.of("alice", "bob");
    MemberGroup other =
        MemberGroup.create(
                world.settings,
                world.crypto,
                Bytes.utf8("other"),
                Extensions.EMPTY,
                world.bundle("alice"),
                world.random,
                NOW)
            .orElseThrow();
    CommitOutput output = other.commit(CommitRequest.of(), world.random, NOW).orElseThrow();
    assertRefused(world.member("bob").process(output.commit().encoded(), NOW), Check.GROUP_ID);
  }

  @Test
  void malformedBytesAreARefusal() {
    TestWorld world = TestWorld.of("alice", "bob");
    assertThat(world.member("bob").process(Bytes.utf8("nonsense"), NOW))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.Malformed.class));
  }

  @Test
  void removedStateCannotBeStored() {
    TestWorld world = TestWorld.of("alice", "bob");
    MemberGroup bob = world.member("bob");
    world.commit("alice", new Remove(bob.leafIndex()));
    assertThatThrownBy(bob::encode).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void publicMessageIsWhatTheServerSees() {
    TestWorld world = TestWorld.of("alice", "bob");
    assertThat(world.commit("alice").commit().body()).isInstanceOf(PublicMessage.class);
  }
}
