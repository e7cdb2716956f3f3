package im.restante.ds.group;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.log.record.Deliver;
import im.restante.mls.member.CommitOutput;
import im.restante.mls.member.CommitRequest;
import im.restante.protocol.ds.DSError;
import im.restante.protocol.ds.DSResponse;
import im.restante.protocol.ds.MetadataMode;
import im.restante.protocol.ds.SendMessageRequest;
import im.restante.protocol.ds.UpdateClientRequest;
import im.restante.protocol.ds.WelcomeInfoRequest;
import im.restante.protocol.qs.MessageContentType;
import im.restante.wire.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A group from its creation on, in both modes (H-19).
class GroupLifeTest {
  @ParameterizedTest
  @EnumSource(MetadataMode.class)
  void createsAddsSendsAndCommits(MetadataMode mode) {
    TestClient alice = new TestClient(mode, "alice", "phone");
    TestClient bob = new TestClient(mode, "bob", "phone");
    TestClient carol = new TestClient(mode, "carol", "phone");
    TestGroup group = TestGroup.of(alice, bob, carol);
    Deliver welcome = group.lastDelivery();
    assertThat(welcome.type()).isEqualTo(MessageContentType.WELCOME_BUNDLE);
    assertThat(welcome.routes()).isEqualTo(Bytes.concat(group.route(bob), group.route(carol)));
    assertThat(welcome.own()).hasSize(2).doesNotHaveDuplicates();
    assertThat(group.log).hasSize(1);

    DSResponse.Ok sent =
        group.accept(
            bob.byLeaf(
                new SendMessageRequest(group.groupId(), bob.message("hello"), false), group));
    assertThat(sent.epoch()).isEqualTo(1);
    assertThat(group.lastDelivery().type()).isEqualTo(MessageContentType.APPLICATION);
    assertThat(group.lastDelivery().recipients()).isEqualTo(mode == MetadataMode.FULL ? 2 : 3);

    CommitOutput late = carol.commit(CommitRequest.of());
    group.update(bob, alice);
    assertThat(group.lastDelivery().type()).isEqualTo(MessageContentType.COMMIT);
    assertThat(group.lastDelivery().routes())
        .isEqualTo(Bytes.concat(group.route(alice), group.route(carol)));
    assertThat(group.submit(carol.byLeaf(new UpdateClientRequest(carol.update(late)), group)))
        .isEqualTo(new DSResponse.Failed(new DSError.WrongEpoch(2)));

    for (int i = 0; i < 22; i++) {
      group.update(alice, bob);
    }
    DSResponse info =
        group.submit(carol.byKeyPackage(new WelcomeInfoRequest(group.groupId(), 1), group));
    assertThat(info).isInstanceOf(DSResponse.Welcome.class);
    assertThat(((DSResponse.Welcome) info).info().ratchetTree().encoded())
        .isEqualTo(carol.group().ratchetTree());
  }
}
