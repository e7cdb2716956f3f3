package im.restante.ds.group;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.crypto.SeededRandom;
import im.restante.ds.resident.Activation;
import im.restante.mls.tree.Cell;
import im.restante.mls.tree.NodeContent;
import im.restante.mls.tree.SealedCell;
import im.restante.protocol.ds.MetadataMode;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplayTest {
  @ParameterizedTest
  @EnumSource(MetadataMode.class)
  @DisplayName("B-19: every prefix of the journal replays to the state that was live")
  void replaysToTheLiveState(MetadataMode mode) {
    TestClient alice = new TestClient(mode, "alice", "phone");
    TestClient bob = new TestClient(mode, "bob", "phone");
    TestClient carol = new TestClient(mode, "carol", "phone");
    TestGroup group = TestGroup.of(alice, bob, carol);
    group.update(alice, bob, carol);
    group.update(bob, alice, carol);
    group.add(alice, new TestClient(mode, "dora", "phone"), new TestClient(mode, "emil", "tv"));
    group.update(alice);

    Activation other = new Activation(new SeededRandom("another activation"));
    try (Opening live = group.open();
        Opening opening = Opening.of(mode, TestClient.CRYPTO, group.groupKey, other)) {
      GroupEvent.Created created =
          (GroupEvent.Created) GroupEvent.Journaled.decode(group.journal.getFirst());
      List<GroupEvent.Committed> events = new ArrayList<>();
      for (Bytes entry : group.journal.subList(1, group.journal.size())) {
        events.add((GroupEvent.Committed) GroupEvent.Journaled.decode(entry));
      }
      GroupState replayed =
          Applier.replay(
              Applier.start(created, group.limits, opening), events, group.limits, opening);
      Bytes liveBytes = StateCodec.encode(group.state(), live);
      assertThat(StateCodec.encode(replayed, opening)).isEqualTo(liveBytes);
      assertThat(replayed.support()).isEqualTo(group.state().support());
      assertThat(replayed.users().leaves()).isEqualTo(group.state().users().leaves());
      assertThat(replayed.keys().size()).isEqualTo(group.state().keys().size());
      assertThat(replayed.digests().answers()).isEqualTo(group.state().digests().answers());

      GroupState fromSnapshot =
          Applier.replay(StateCodec.decode(liveBytes, opening), List.of(), group.limits, opening);
      assertThat(StateCodec.encode(fromSnapshot, opening)).isEqualTo(liveBytes);
      assertThat(fromSnapshot.publicGroup(opening).view(opening.access()).treeHash())
          .isEqualTo(group.state().publicGroup(live).context().treeHash());
    }
  }

  @Test
  @DisplayName("V4: between batches no cell holds anything of the group in the clear")
  void residesSealed() {
    MetadataMode mode = MetadataMode.REDUCED;
    TestClient alice = new TestClient(mode, "alice-canary", "phone");
    TestClient bob = new TestClient(mode, "bob-canary", "phone");
    TestGroup group = TestGroup.of(alice, bob);
    group.update(alice, bob);
    List<Bytes> cells = new ArrayList<>();
    GroupState state = group.state();
    cells.add(state.core());
    state.tree().forEachCell((_, cell) -> cells.add(sealed(cell)));
    state
        .joiners()
        .past()
        .forEach(past -> past.tree().forEachCell((_, cell) -> cells.add(sealed(cell))));
    cells.addAll(state.userKeys().cells().values());
    cells.addAll(state.joiners().cells().values());
    cells.addAll(state.recipients().sealedChunks());
    cells.addAll(state.activity().sealedChunks());
    for (TestClient client : List.of(alice, bob)) {
      for (Bytes canary :
          List.of(
              client.keys.publicKey(),
              client.userKeys.publicKey(),
              client.queue.encode(),
              group.groupId(),
              group.route(client),
              client.group().leaf().encryptionKey())) {
        assertThat(cells).noneMatch(cell -> cell.toHex().contains(canary.toHex()));
      }
    }
  }

  private static Bytes sealed(Cell cell) {
    return switch (cell) {
      case SealedCell(Bytes ciphertext) -> ciphertext;
      case NodeContent _ -> throw new AssertionError("an open node in a sealed group");
    };
  }
}
