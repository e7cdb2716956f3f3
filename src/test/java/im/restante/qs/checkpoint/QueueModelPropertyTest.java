package im.restante.qs.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.protocol.qs.QueueEntry;
import im.restante.qs.fold.CheckpointMark;
import im.restante.qs.fold.QueuePartition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Seeded random histories of fold, checkpoint and crash, held against a map of lists after each
/// step. A failure names its seed.
class QueueModelPropertyTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  @DisplayName("Q1 Q2 Q3 Q5 K1 C-31: fold, checkpoints and recovery agree with a map of lists")
  void agreesWithTheModelAfterEachStep(long seed) {
    QueueWorld world = new QueueWorld(seed);
    CheckpointMark mark = world.queues.mark();
    for (int step = 0; step < 260; step++) {
      switch (world.random.nextInt(24)) {
        case 0 -> mark = world.queues.mark();
        case 1 -> world.checkpoint(mark, () -> randomStep(world));
        case 2 -> world.failedCheckpoint(mark);
        case 3 -> {
          world.crash();
          mark = world.queues.mark();
        }
        default -> randomStep(world);
      }
      world.check();
    }
  }

  @Test
  @DisplayName("Q2: recovery after a checkpoint at every prefix gives the same bytes")
  void recoveryFromEveryPrefixGivesTheSameBytes() {
    QueueWorld history = new QueueWorld(99);
    for (int step = 0; step < 60; step++) {
      randomStep(history);
    }
    Map<Long, List<QueueEntry>> expected = history.bytes();
    for (int prefix = 0; prefix <= history.log.size(); prefix += 3) {
      QueueWorld world = new QueueWorld(prefix);
      for (int no = 0; no < prefix; no++) {
        world.log.add(history.log.get(no));
        world.apply(world.queues, no);
      }
      world.checkpoint(world.queues.mark(), () -> {});
      for (int no = prefix; no < history.log.size(); no++) {
        world.log.add(history.log.get(no));
        world.apply(world.queues, no);
      }
      assertThat(world.bytes()).as("prefix %s, alive", prefix).isEqualTo(expected);
      world.crash();
      assertThat(world.bytes()).as("prefix %s, recovered", prefix).isEqualTo(expected);
    }
  }

  @Test
  @DisplayName("N2: rows below the cursor have no effect")
  void recordsBelowTheCursorHaveNoEffect() {
    QueueWorld world = new QueueWorld(5);
    for (int step = 0; step < 40; step++) {
      randomStep(world);
    }
    Map<Long, List<QueueEntry>> before = world.bytes();
    for (int no = 0; no < world.log.size(); no++) {
      world.apply(world.queues, no);
    }
    assertThat(world.bytes()).isEqualTo(before);
  }

  @Test
  @DisplayName("K2: what is acknowledged before the checkpoint is written never becomes a run")
  void promptAcknowledgementsLeaveNoRuns() {
    QueueWorld world = new QueueWorld(6);
    long handle = world.create();
    world.deliver(List.of(handle, handle), 500, false);
    CheckpointMark mark = world.queues.mark();
    world.deliver(List.of(handle), 500, false);
    world.acknowledge(handle, 4);
    world.checkpoint(mark, () -> {});
    assertThat(world.store.runs).isEmpty();
    world.crash();
    world.check();
  }

  @Test
  @DisplayName("K1: acknowledged runs are deleted by the next checkpoint")
  void acknowledgedRunsAreDeleted() {
    QueueWorld world = new QueueWorld(8);
    long handle = world.create();
    for (int i = 0; i < 100; i++) {
      world.deliver(List.of(handle), 500, false);
    }
    world.checkpoint(world.queues.mark(), () -> {});
    int all = world.store.runs.size();
    assertThat(all).isBetween(7, 12);
    assertThat(world.store.runs.values())
        .allSatisfy(run -> assertThat(run.sealed().size()).isLessThanOrEqualTo(8000));
    world.acknowledge(handle, 50);
    world.checkpoint(world.queues.mark(), () -> {});
    assertThat(world.store.runs.size()).isBetween(all / 2, all / 2 + 2);
    world.crash();
    world.check();
    world.acknowledge(handle, 101);
    world.checkpoint(world.queues.mark(), () -> {});
    assertThat(world.store.runs).isEmpty();
    world.check();
  }

  @Test
  @DisplayName("K4: memory is given back when entries are acknowledged or in runs")
  void memoryIsGivenBack() {
    QueueWorld world = new QueueWorld(9);
    long first = world.create();
    long second = world.create();
    world.checkpoint(world.queues.mark(), () -> {});
    long empty = world.queues.waitingBytes();
    world.deliver(List.of(first, second), 5000, false);
    long one = world.queues.waitingBytes() - empty;
    assertThat(one).as("the payload once").isBetween(5000L, 6000L);
    world.acknowledge(first, 2);
    assertThat(world.queues.waitingBytes() - empty).isGreaterThan(5000);
    world.acknowledge(second, 2);
    assertThat(world.queues.waitingBytes()).isEqualTo(empty);
    world.deliver(List.of(first, second), 5000, true);
    world.checkpoint(world.queues.mark(), () -> {});
    assertThat(world.queues.waitingBytes()).isEqualTo(empty);
    assertThat(world.queues.waiting()).isZero();
  }

  @Test
  void numbersOfOtherPartitionsAreLeftAlone() {
    QueuePartition other = new QueuePartition(1, 2);
    QueueWorld world = new QueueWorld(3);
    long handle = world.create() & ~1L;
    world.apply(other, 0);
    assertThat(other.queue(handle)).isNull();
  }

  private static void randomStep(QueueWorld world) {
    List<Long> handles = new ArrayList<>(world.model.keySet());
    if (handles.size() < 3 || world.random.nextInt(40) == 0) {
      long _ = world.create();
      return;
    }
    long handle = handles.get(world.random.nextInt(handles.size()));
    int next = Objects.requireNonNull(world.model.get(handle)).entries.size();
    switch (world.random.nextInt(20)) {
      case 0 -> world.rekey(handle);
      case 1 -> world.trim(handle, world.random.nextInt(next + 3));
      case 2 -> {
        if (world.random.nextInt(4) == 0) {
          world.delete(handle);
        } else {
          world.rekey(handle ^ 1L << 40);
        }
      }
      case 3, 4, 5, 6 -> world.acknowledge(handle, world.random.nextInt(next + 3));
      case 7 -> world.acknowledge(handle, -1L);
      default -> {
        List<Long> recipients = new ArrayList<>();
        for (long one : handles) {
          if (world.random.nextInt(3) > 0) {
            recipients.add(one);
          }
        }
        recipients.add(handle);
        if (world.random.nextInt(5) == 0) {
          recipients.add(handle ^ 1L << 41);
        }
        int size = 1 + world.random.nextInt(world.random.nextInt(10) == 0 ? 20_000 : 900);
        world.deliver(recipients, size, world.random.nextInt(4) == 0);
      }
    }
  }
}
