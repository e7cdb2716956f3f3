package im.restante.mls.member;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.mls.message.CustomProposal;
import im.restante.mls.message.Extensions;
import im.restante.mls.message.GroupContextExtensions;
import im.restante.mls.message.MLSMessage;
import im.restante.mls.message.Remove;
import im.restante.mls.message.SelfRemove;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random changes by random members: after each one everybody agrees.
class RandomHistoryTest {
  private int joined;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void smallGroupStaysTogether(long seed) {
    TestWorld world = new TestWorld(seed);
    Random random = new Random(seed);
    world.found(fresh(), Extensions.EMPTY);
    world.add("m0", List.of(fresh(), fresh()));
    for (int step = 0; step < 40; step++) {
      step(world, random);
      world.assertAgreement();
    }
  }

  @Test
  void groupOfFiftyStaysTogether() {
    TestWorld world = new TestWorld(50);
    Random random = new Random(50);
    world.found(fresh(), Extensions.EMPTY);
    world.add("m0", IntStream.range(1, 50).mapToObj(_ -> fresh()).toList());
    world.assertAgreement();
    for (int step = 0; step < 12; step++) {
      step(world, random);
      world.assertAgreement();
    }
    assertThat(world.server().memberCount()).isEqualTo(world.members.size());
  }

  private String fresh() {
    return "m" + joined++;
  }

  private void step(TestWorld world, Random random) {
    List<String> names = new ArrayList<>(world.members.keySet());
    String committer = any(names, random);
    String other = any(names, random);
    boolean alone = committer.equals(other);
    switch (random.nextInt(10)) {
      case 0, 1 -> world.add(committer, List.of(fresh(), fresh()));
      case 2 -> {
        if (!alone) {
          world.commit(committer, new Remove(world.member(other).leafIndex()));
        }
      }
      case 3 -> {
        world.proposeUpdate(other, LeafChange.NONE);
        world.restart(other);
        world.commit(committer);
      }
      case 4 -> {
        if (!alone) {
          world.propose(other, new SelfRemove());
          world.commit(committer);
        }
      }
      case 5 -> {
        world.proposeUpdate(other, LeafChange.NONE);
        world.propose(committer, new CustomProposal(TestWorld.CUSTOM, Bytes.utf8("custom")));
        world.commit(committer, new GroupContextExtensions(Extensions.EMPTY));
      }
      case 6 -> speak(world, committer);
      case 7 -> world.restart(committer);
      case 8 ->
          world.commit(
              committer,
              CommitRequest.of().withLeafChange(new LeafChange(null, world.signatureKeys())));
      default -> world.commit(committer);
    }
  }

  private static void speak(TestWorld world, String sender) {
    MLSMessage message =
        world.member(sender).encrypt(Bytes.utf8("hello"), Bytes.EMPTY, world.random);
    world.members.forEach((name, group) -> {
      if (!name.equals(sender)) {
        assertThat(group.process(message.encoded(), TestWorld.NOW).orElseThrow())
            .isInstanceOf(Received.Application.class);
      }
    });
  }

  private static String any(List<String> names, Random random) {
    return names.get(random.nextInt(names.size()));
  }
}
