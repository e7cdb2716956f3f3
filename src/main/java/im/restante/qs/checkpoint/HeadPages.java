package im.restante.qs.checkpoint;

import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.qs.fold.QueueHead;
import im.restante.qs.fold.QueuePartition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The head pages of a partition, as they stand in the database or will after the next checkpoint.
///
/// A queue gets the lowest free slot at its first checkpoint and keeps it. Owned by the partition's
/// thread.
public final class HeadPages {
  private final int partition;
  private final HeadKeys keys;
  private final RandomSource random;
  private final List<HeadPage> pages = new ArrayList<>();
  private final List<Integer> epochs = new ArrayList<>();
  private final BitSet slots = new BitSet();
  private final BitSet touched = new BitSet();

  public HeadPages(int partition, HeadKeys keys, RandomSource random) {
    this.partition = partition;
    this.keys = keys;
    this.random = random;
  }

  /// Takes over a stored page and puts its queues into `queues`.
  ///
  /// @param rows all pages in ascending order without gaps
  public void load(List<PageRow> rows, QueuePartition queues) {
    for (PageRow row : rows) {
      if (row.page() != pages.size()) {
        throw new IllegalStateException("head page " + pages.size() + " is missing");
      }
      Secret key = keys.key(row.epoch());
      if (key == null) {
        throw new IllegalStateException("no head key of epoch " + row.epoch());
      }
      HeadPage page = HeadPage.open(partition, row, key);
      pages.add(page);
      epochs.add(row.epoch());
      page.forEach((slot, head) -> {
        int global = row.page() * HeadPage.HEADS + slot;
        slots.set(global);
        queues.restore(head, global);
        head.key().close();
      });
    }
  }

  /// A free slot, from now on taken.
  int allocate() {
    int slot = slots.nextClearBit(0);
    slots.set(slot);
    if (slot / HeadPage.HEADS == pages.size()) {
      pages.add(HeadPage.create(pages.size(), random));
      epochs.add(-1);
    }
    return slot;
  }

  void put(int slot, QueueHead head) {
    pages.get(slot / HeadPage.HEADS).put(slot % HeadPage.HEADS, head);
    touched.set(slot / HeadPage.HEADS);
  }

  /// Empties a slot, which stays taken until [#free].
  void clear(int slot) {
    pages.get(slot / HeadPage.HEADS).clear(slot % HeadPage.HEADS);
    touched.set(slot / HeadPage.HEADS);
  }

  void free(int slot) {
    slots.clear(slot);
  }

  /// The key of the runs of the queue in this slot.
  public RunKey runKey(int slot) {
    return pages.get(slot / HeadPage.HEADS).runKey();
  }

  /// Seals the pages that changed since [#settled], and those under an older key.
  List<PageRow> seal() {
    int epoch = keys.currentEpoch();
    Secret key = keys.key(epoch);
    if (key == null) {
      throw new IllegalStateException("no current head key");
    }
    List<PageRow> rows = new ArrayList<>();
    for (int page = 0; page < pages.size(); page++) {
      if (touched.get(page) || epochs.get(page) != epoch) {
        rows.add(pages.get(page).seal(partition, epoch, key, random));
      }
    }
    return rows;
  }

  /// Notes that `rows` are stored.
  void settled(List<PageRow> rows) {
    for (PageRow row : rows) {
      epochs.set(row.page(), row.epoch());
      touched.clear(row.page());
    }
  }

  /// The oldest head key that a stored page needs, or the current one.
  public int oldestEpoch() {
    int oldest = keys.currentEpoch();
    for (int epoch : epochs) {
      oldest = epoch < 0 ? oldest : Math.min(oldest, epoch);
    }
    return oldest;
  }
}
