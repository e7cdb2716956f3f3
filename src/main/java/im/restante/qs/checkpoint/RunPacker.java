package im.restante.qs.checkpoint;

import im.restante.qs.fold.EntryBatch;
import im.restante.qs.fold.EntryBuffer;
import im.restante.qs.fold.StretchSink;
import java.util.ArrayList;
import java.util.List;

/// Packs the entries of one queue into runs.
final class RunPacker implements StretchSink {
  private final EntryBuffer single = new EntryBuffer();
  private final EntryBuffer gathered = new EntryBuffer();
  private final List<StoredRun> runs = new ArrayList<>();
  private long from;
  private boolean seeds;

  @Override
  public EntryBuffer buffer() {
    return single;
  }

  @Override
  public void written(long number, boolean seed) {
    EntryBatch entry = single.take();
    if (gathered.count() > 0 && gathered.size() + entry.size() > StoredRun.ENTRIES_BYTES_MAX) {
      close();
    }
    if (gathered.count() == 0) {
      from = number;
    }
    seeds |= seed;
    gathered.writeStored(entry.entries(), 1, number + 1);
  }

  /// The runs packed since the last call.
  List<StoredRun> take() {
    if (gathered.count() > 0) {
      close();
    }
    List<StoredRun> taken = List.copyOf(runs);
    runs.clear();
    return taken;
  }

  private void close() {
    EntryBatch batch = gathered.take();
    runs.add(new StoredRun(from, batch.next(), batch.count(), seeds, batch.entries()));
    seeds = false;
  }
}
