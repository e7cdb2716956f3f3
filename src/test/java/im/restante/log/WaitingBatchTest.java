package im.restante.log;

import static org.assertj.core.api.Assertions.assertThat;

import im.restante.wire.Bytes;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/// What goes into one statement (G1, G2).
class WaitingBatchTest {
  private static final AppenderLimits LIMITS =
      new AppenderLimits(100, 1 << 20, 3, 5_000, 1 << 20, 2, 5_000, 1 << 20, 900, 900);

  private final Queue<WaitingUnit> waiting = new ArrayDeque<>();

  private void add(AppendUnit unit) {
    waiting.add(new WaitingUnit(unit, Promise.promise()));
  }

  private static AppendUnit advance(int group) {
    Bytes locator = Bytes.wrap(new byte[] {(byte) group});
    return new AppendUnit(
        new HeadChange.Advance(locator, Bytes.EMPTY, Bytes.EMPTY, List.of()), List.of(), List.of());
  }

  @Test
  void isBoundedByUnits() {
    for (int i = 0; i < 4; i++) {
      add(AppendUnit.of(LogFixture.message("m" + i)));
    }
    assertThat(Batch.take(waiting, LIMITS).size()).isEqualTo(3);
    assertThat(Batch.take(waiting, LIMITS).size()).isEqualTo(1);
  }

  @Test
  void isBoundedByBytesAndLetsALargeUnitGoAlone() {
    add(AppendUnit.of(LogFixture.message("small")));
    add(AppendUnit.of(LogFixture.message(Bytes.wrap(new byte[9_000]))));
    add(AppendUnit.of(LogFixture.message("small")));

    assertThat(Batch.take(waiting, LIMITS).size()).isEqualTo(1);
    assertThat(Batch.take(waiting, LIMITS).size()).isEqualTo(1);
    assertThat(Batch.take(waiting, LIMITS).size()).isEqualTo(1);
  }

  @Test
  void holdsAGroupOnlyOnceAndKeepsTheOrder() {
    add(advance(1));
    add(advance(2));
    add(advance(1));
    add(advance(3));

    assertThat(Batch.take(waiting, LIMITS).size()).isEqualTo(2);
    assertThat(Batch.take(waiting, LIMITS).size()).isEqualTo(2);
    assertThat(waiting).isEmpty();
  }

  @Test
  void halvesWithoutLosingAUnit() {
    for (int i = 0; i < 3; i++) {
      add(AppendUnit.of(LogFixture.message("m" + i)));
    }
    Batch batch = Batch.take(waiting, LIMITS);
    assertThat(batch.firstHalf().units()).isEqualTo(batch.units().subList(0, 1));
    assertThat(batch.secondHalf().units()).isEqualTo(batch.units().subList(1, 3));
  }
}
