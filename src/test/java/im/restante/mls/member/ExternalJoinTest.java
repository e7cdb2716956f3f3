package im.restante.mls.member;

import static im.restante.mls.member.TestWorld.NOW;
import static im.restante.mls.member.TestWorld.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import im.restante.crypto.Secret;
import im.restante.mls.check.Check;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.PreSharedKey;
import im.restante.mls.message.Remove;
import im.restante.wire.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Joining from outside and rejoining after a loss (RFC 9420 §12.4.3.2).
class ExternalJoinTest {
  private final TestWorld world = TestWorld.of("alice", "bob", "carol");

  /// Joins with what the server gives out and delivers the commit to all others.
  @CanIgnoreReturnValue
  private MemberGroup join(String name, ExternalJoinRequest request) {
    GroupInfo info = world.server().groupInfo(world.access);
    ExternalJoin join =
        MemberGroup.joinExternally(
                world.settings,
                world.crypto,
                info,
                TestWorld.tree(world.member("alice")),
                request,
                world.random,
                NOW)
            .orElseThrow();
    world.accept(join.output());
    world.deliver(join.output().commit(), name);
    world.members.put(name, join.group());
    return join.group();
  }

  @Test
  void joinerAndMembersAgree() {
    world.commit("alice");
    MemberGroup dave =
        join("dave", ExternalJoinRequest.of(world.leaf("dave"), world.signatureKeys()));
    assertThat(dave.leafIndex()).isEqualTo(3);
    world.assertAgreement();
    world.commit("dave");
    world.commit("carol");
    world.assertAgreement();
  }

  @Test
  void joinerTakesTheFirstBlankLeaf() {
    world.commit("alice", new Remove(world.member("bob").leafIndex()));
    MemberGroup dave =
        join("dave", ExternalJoinRequest.of(world.leaf("dave"), world.signatureKeys()));
    assertThat(dave.leafIndex()).isEqualTo(1);
    world.assertAgreement();
  }

  @Test
  void joinerGrowsTheTree() {
    for (String name : List.of("dave", "erin", "frank")) {
      join(name, ExternalJoinRequest.of(world.leaf(name), world.signatureKeys()));
      world.assertAgreement();
    }
    world.commit("bob");
    world.assertAgreement();
  }

  @Test
  void resyncReplacesTheOwnLeaf() {
    int old = world.member("bob").leafIndex();
    MemberGroup bob =
        join(
            "bob",
            ExternalJoinRequest.of(world.leaf("bob"), world.signatureKeys()).withResync(old));
    assertThat(bob.leafIndex()).isEqualTo(old);
    assertThat(bob.members()).hasSize(3);
    world.assertAgreement();
    world.commit("bob");
    world.assertAgreement();
  }

  @Test
  void resyncOfAnotherClientsLeafIsRefused() {
    Outcome<ExternalJoin> join =
        MemberGroup.joinExternally(
            world.settings,
            world.crypto,
            world.server().groupInfo(world.access),
            TestWorld.tree(world.member("alice")),
            ExternalJoinRequest.of(world.leaf("mallory"), world.signatureKeys()).withResync(1),
            world.random,
            NOW);
    assertRefused(join, Check.EXTERNAL_REMOVES_SELF);
  }

  @Test
  void pskIsInjected() {
    Bytes id = Bytes.utf8("psk");
    world.psks.put(id, Secret.copyOf(Bytes.utf8("shared beforehand")));
    PreSharedKey psk = world.member("alice").externalPsk(id, world.random);
    join(
        "dave",
        ExternalJoinRequest.of(world.leaf("dave"), world.signatureKeys())
            .withPsks(List.of(psk))
            .withAuthenticatedData(Bytes.utf8("aad")));
    world.assertAgreement();
  }

  @Test
  void groupInfoOfAMemberServesAsWell() {
    MemberGroup carol = world.member("carol");
    Outcome<ExternalJoin> join =
        MemberGroup.joinExternally(
            world.settings,
            world.crypto,
            carol.groupInfo(Extensions.EMPTY),
            TestWorld.tree(carol),
            ExternalJoinRequest.of(world.leaf("dave"), world.signatureKeys()),
            world.random,
            NOW);
    assertThat(join.orElseThrow().group().epoch()).isEqualTo(carol.epoch() + 1);
  }
}
