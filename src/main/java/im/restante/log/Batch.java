package im.restante.log;

import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/// The units of one statement, in the order of the log.
///
/// No group and no digest stands in it twice: the second of a group waits for the next statement.
final class Batch {
  private final List<WaitingUnit> units;
  private final int repeats;

  private Batch(List<WaitingUnit> units, int repeats) {
    this.units = units;
    this.repeats = repeats;
  }

  /// Takes from the front of `waiting` as much as the bounds and the order allow.
  static Batch take(Queue<WaitingUnit> waiting, AppenderLimits limits) {
    List<WaitingUnit> units = new ArrayList<>(Math.min(waiting.size(), limits.batchUnitsMax()));
    Set<Bytes> names = new HashSet<>();
    long bytes = 0;
    for (WaitingUnit next = waiting.peek();
        next != null && units.size() < limits.batchUnitsMax();
        next = waiting.peek()) {
      bytes += next.bytes();
      if (!units.isEmpty() && (bytes > limits.batchBytesMax() || !claim(names, next.unit()))) {
        break;
      }
      if (units.isEmpty()) {
        boolean _ = claim(names, next.unit());
      }
      units.add(waiting.remove());
    }
    return new Batch(units, 0);
  }

  /// False where a name is taken; the set may then hold some of the unit's names, which does no
  /// harm because the batch ends there.
  private static boolean claim(Set<Bytes> names, AppendUnit unit) {
    boolean free = unit.head() == null || names.add(unit.head().locator());
    for (DoneRow row : unit.done()) {
      free &= names.add(row.digest());
    }
    return free;
  }

  List<WaitingUnit> units() {
    return units;
  }

  int size() {
    return units.size();
  }

  /// How often it was tried before.
  int repeats() {
    return repeats;
  }

  boolean changesHeads() {
    for (WaitingUnit waiting : units) {
      if (waiting.unit().head() != null) {
        return true;
      }
    }
    return false;
  }

  /// Seals what is not sealed yet; returns the next free counter.
  long seal(RecordSeal seal, long counter) {
    long next = counter;
    for (WaitingUnit waiting : units) {
      next = waiting.seal(seal, next);
    }
    return next;
  }

  Batch again() {
    return new Batch(units, repeats + 1);
  }

  Batch firstHalf() {
    return new Batch(units.subList(0, units.size() / 2), 0);
  }

  Batch secondHalf() {
    return new Batch(units.subList(units.size() / 2, units.size()), 0);
  }
}
