package im.restante.mls.member;

import static im.restante.mls.member.TestWorld.NOW;
import static im.restante.mls.member.TestWorld.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.HpkeSealed;
import im.restante.mls.check.Check;
import im.restante.mls.label.Labels;
import im.restante.mls.message.Commit;
import im.restante.mls.message.FramedContent;
import im.restante.mls.message.FramedContentAuthData;
import im.restante.mls.message.HPKECiphertext;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.PublicMessage;
import im.restante.mls.message.UpdatePath;
import im.restante.mls.message.UpdatePathNode;
import im.restante.mls.message.WireFormat;
import im.restante.mls.schedule.PublicFraming;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Commits that a server lets through and a member must not, by an insider with all keys.
class ForgedCommitTest {
  private final TestWorld world = TestWorld.of("alice", "bob");

  /// The committer's epoch, with the secrets an insider has.
  private final Epoch insider =
      WireReader.decode(
              world.member("alice").encode(),
              in -> MemberState.read(in, world.access, world.settings))
          .epoch;

  private final CommitOutput honest =
      world.member("alice").commit(CommitRequest.of(), world.random, NOW).orElseThrow();
  private final PublicMessage message = (PublicMessage) honest.commit().body();
  private Bytes before = Bytes.EMPTY;

  @BeforeEach
  void remember() {
    before = world.member("bob").encode();
  }

  /// Whatever was refused, bob is where he was and follows the honest commit.
  @AfterEach
  void refusalChangedNothing() {
    assertThat(world.member("bob").encode()).isEqualTo(before);
    assertThat(world.member("bob").process(honest.commit().encoded(), NOW).orElseThrow())
        .isInstanceOf(Received.EpochChanged.class);
  }

  private Outcome<Received> received(FramedContent content, FramedContentAuthData auth) {
    PublicMessage forged =
        PublicFraming.protect(
            world.crypto, insider.secrets().membershipKey(), content, auth, insider.context());
    return world.member("bob").process(MLSMessage.of(forged).encoded(), NOW);
  }

  private static Bytes flipped(Bytes bytes) {
    byte[] copy = bytes.toByteArray();
    copy[0] ^= 1;
    return Bytes.wrap(copy);
  }

  @Test
  void refusesBadMembershipTag() {
    PublicMessage forged =
        new PublicMessage(
            message.content(),
            message.auth(),
            flipped(Objects.requireNonNull(message.membershipTag())));
    assertRefused(
        world.member("bob").process(MLSMessage.of(forged).encoded(), NOW),
        MemberCheck.MEMBERSHIP_TAG);
  }

  @Test
  void refusesBadConfirmationTag() {
    Bytes tag = Objects.requireNonNull(message.auth().confirmationTag());
    assertRefused(
        received(
            message.content(), new FramedContentAuthData(message.auth().signature(), flipped(tag))),
        MemberCheck.CONFIRMATION_TAG);
  }

  @Test
  void refusesBadSignature() {
    assertRefused(
        received(
            message.content(),
            new FramedContentAuthData(
                flipped(message.auth().signature()), message.auth().confirmationTag())),
        Check.FRAMING_SIGNATURE);
  }

  @Test
  void refusesPathSecretThatDoesNotDecrypt() {
    HPKECiphertext sealed = pathNode().encryptedPathSecret().getFirst();
    assertRefused(
        withPathSecret(new HPKECiphertext(sealed.kemOutput(), flipped(sealed.ciphertext()))),
        MemberCheck.PATH_SECRET);
  }

  @Test
  void refusesPathSecretOfOtherKeys() {
    Bytes context =
        Contexts.provisional(honest.groupInfo().groupContext(), insider.context()).encode();
    HpkeSealed other =
        Labels.encryptWithLabel(
            world.crypto,
            world.member("bob").leaf().encryptionKey(),
            "UpdatePathNode",
            context,
            world.random.bytes(world.crypto.suite().hashLength()),
            world.random);
    assertRefused(
        withPathSecret(new HPKECiphertext(other.kemOutput(), other.ciphertext())),
        MemberCheck.PATH_KEYS);
  }

  private UpdatePathNode pathNode() {
    Commit commit = (Commit) message.content().content();
    return Objects.requireNonNull(commit.path()).nodes().getFirst();
  }

  /// The commit with another ciphertext for bob, signed again.
  private Outcome<Received> withPathSecret(HPKECiphertext ciphertext) {
    Commit commit = (Commit) message.content().content();
    UpdatePath path = Objects.requireNonNull(commit.path());
    UpdatePathNode node =
        new UpdatePathNode(path.nodes().getFirst().encryptionKey(), List.of(ciphertext));
    FramedContent content =
        FramedContent.of(
            message.content().groupId(),
            message.content().epoch(),
            message.content().sender(),
            message.content().authenticatedData(),
            new Commit(commit.proposals(), new UpdatePath(path.leafNode(), List.of(node))));
    Bytes signature =
        PublicFraming.sign(
            world.crypto,
            insider.signatureKey(),
            WireFormat.PUBLIC_MESSAGE,
            content,
            insider.context());
    return received(
        content, new FramedContentAuthData(signature, message.auth().confirmationTag()));
  }
}
