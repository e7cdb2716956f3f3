package im.restante.qs.checkpoint;

import im.restante.qs.fold.CursorVector;
import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The tables of one partition, in memory.
final class FakeStore {
  final Map<Bytes, RunRow> runs = new HashMap<>();
  final Map<Integer, PageRow> pages = new TreeMap<>();
  CursorVector cursor = CursorVector.NONE;

  void commit(List<RunRow> inserted, CheckpointWrite write) {
    for (RunRow run : inserted) {
      if (runs.put(run.id(), run) != null) {
        throw new IllegalStateException("a run was written twice");
      }
    }
    for (Bytes id : write.deletedRuns()) {
      runs.remove(id);
    }
    write.pages().forEach(page -> pages.put(page.page(), page));
    cursor = write.cursor();
  }

  List<PageRow> pageRows() {
    return new ArrayList<>(pages.values());
  }
}
