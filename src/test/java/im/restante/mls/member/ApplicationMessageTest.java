package im.restante.mls.member;

import static im.restante.mls.member.TestWorld.NOW;
import static im.restante.mls.member.TestWorld.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import im.restante.mls.check.Check;
import im.restante.mls.message.Add;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.PrivateMessage;
import im.restante.mls.message.Remove;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Application messages in and out of order, late, twice and forged (RFC 9420 §6.3, §9, §14).
class ApplicationMessageTest {
  private final TestWorld world = TestWorld.of("alice", "bob", "carol");

  private MLSMessage from(String sender, String text) {
    return world.member(sender).encrypt(Bytes.utf8(text), Bytes.utf8("aad"), world.random);
  }

  private Outcome<Received> opened(String receiver, MLSMessage message) {
    return world.member(receiver).process(message.encoded(), NOW);
  }

  private void assertOpens(String receiver, MLSMessage message, String text) {
    assertThat(opened(receiver, message).orElseThrow())
        .isInstanceOfSatisfying(
            Received.Application.class,
            received -> {
              assertThat(received.data()).isEqualTo(Bytes.utf8(text));
              assertThat(received.authenticatedData()).isEqualTo(Bytes.utf8("aad"));
            });
  }

  @Test
  void everybodyElseOpensAMessage() {
    MLSMessage message = from("alice", "hello");
    assertOpens("bob", message, "hello");
    assertOpens("carol", message, "hello");
    assertRefused(opened("alice", message), MemberCheck.NOT_OWN);
  }

  @Test
  void messageOpensOnce() {
    MLSMessage message = from("alice", "once");
    assertOpens("bob", message, "once");
    assertRefused(opened("bob", message), MemberCheck.KEY_NOT_USED);
  }

  @Test
  void messagesOpenInAnyOrderWithinTheWindow() {
    List<MLSMessage> messages = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      messages.add(from("alice", "message " + i));
    }
    for (int i : new int[] {5, 1, 3, 2, 4}) {
      assertOpens("bob", messages.get(i), "message " + i);
    }
    assertRefused(opened("bob", messages.get(0)), MemberCheck.KEY_NOT_USED);
  }

  @Test
  void messageBeyondTheSkipLimitIsRefused() {
    List<MLSMessage> messages = new ArrayList<>();
    for (int i = 0; i < 22; i++) {
      messages.add(from("alice", "message " + i));
    }
    assertRefused(opened("bob", messages.get(21)), MemberCheck.KEY_WITHIN_SKIP_LIMIT);
    assertOpens("bob", messages.get(20), "message 20");
    assertOpens("bob", messages.get(21), "message 21");
  }

  @Test
  void lateMessagesOfKeptEpochsOpen() {
    MLSMessage early = from("alice", "early");
    MLSMessage twice = from("alice", "twice");
    assertOpens("bob", twice, "twice");
    world.commit("carol");
    world.commit("alice");
    world.restart("bob");
    assertOpens("bob", early, "early");
    assertRefused(opened("bob", twice), MemberCheck.KEY_NOT_USED);
    MLSMessage tooLate = from("bob", "now");
    world.commit("carol");
    assertRefused(opened("carol", early), MemberCheck.EPOCH_KEPT);
    assertOpens("carol", tooLate, "now");
  }

  @Test
  void lateMessageOfARemovedMemberOpensUnderItsOldLeaf() {
    MLSMessage late = from("carol", "goodbye");
    int carol = world.member("carol").leafIndex();
    Bytes carolsKey = world.member("carol").leaf().signatureKey();
    KeyPackageBundle dave = world.bundle("dave");
    CommitOutput output = world.commit("alice", new Remove(carol), new Add(dave.keyPackage()));
    world.members.put("dave", world.join(output, dave).group());
    assertThat(world.member("dave").leafIndex()).isEqualTo(carol);
    world.restart("bob");
    assertThat(opened("bob", late).orElseThrow())
        .isInstanceOfSatisfying(
            Received.Application.class,
            received -> assertThat(received.senderLeaf().signatureKey()).isEqualTo(carolsKey));
    assertRefused(opened("dave", late), MemberCheck.EPOCH_KEPT);
  }

  @Test
  void forgedMessageUsesUpNothing() {
    MLSMessage message = from("alice", "hello");
    PrivateMessage body = (PrivateMessage) message.body();
    byte[] ciphertext = body.ciphertext().toByteArray();
    ciphertext[ciphertext.length - 1] ^= 1;
    MLSMessage forged =
        MLSMessage.of(
            new PrivateMessage(
                body.groupId(),
                body.epoch(),
                body.contentType(),
                body.authenticatedData(),
                body.encryptedSenderData(),
                Bytes.wrap(ciphertext)));
    assertRefused(opened("bob", forged), MemberCheck.CONTENT);
    assertOpens("bob", message, "hello");
  }

  @Test
  void changedAuthenticatedDataIsRefused() {
    PrivateMessage body = (PrivateMessage) from("alice", "hello").body();
    MLSMessage forged =
        MLSMessage.of(
            new PrivateMessage(
                body.groupId(),
                body.epoch(),
                body.contentType(),
                Bytes.utf8("dda"),
                body.encryptedSenderData(),
                body.ciphertext()));
    assertRefused(opened("bob", forged), MemberCheck.CONTENT);
  }

  @Test
  void handshakeOfAPastEpochIsRefused() {
    CommitOutput stale =
        world
            .member("bob")
            .commit(
                CommitRequest.of().withFraming(HandshakeFraming.PRIVATE_MESSAGE), world.random, NOW)
            .orElseThrow();
    world.commit("alice");
    assertRefused(opened("carol", stale.commit()), Check.EPOCH);
  }

  @Test
  void sizesAreOfOneClass() {
    assertThat(from("alice", "a").encoded().size())
        .isEqualTo(from("alice", "a somewhat longer one").encoded().size());
  }
}
