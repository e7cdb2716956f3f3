package im.restante.qs;

import im.restante.qs.checkpoint.CheckpointStore;
import im.restante.qs.checkpoint.CheckpointWrite;
import im.restante.qs.checkpoint.PageRow;
import im.restante.qs.checkpoint.RunRow;
import im.restante.qs.fold.CursorVector;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A checkpoint store in memory that outlives the services using it.
final class MemoryStore implements CheckpointStore {
  private static final class Table {
    final Map<Bytes, RunRow> runs = new HashMap<>();
    final Map<Integer, PageRow> pages = new TreeMap<>();
    CursorVector cursor = CursorVector.NONE;
  }

  private final Vertx vertx;
  private final Map<Integer, Table> tables = new HashMap<>();
  private boolean loseNextAnswer;

  MemoryStore(Vertx vertx) {
    this.vertx = vertx;
  }

  synchronized void loseNextAnswer() {
    loseNextAnswer = true;
  }

  synchronized int runCount() {
    return tables.values().stream().mapToInt(table -> table.runs.size()).sum();
  }

  synchronized long checkpoints() {
    return tables.values().stream().filter(table -> !table.pages.isEmpty()).count();
  }

  private synchronized Table table(int partition) {
    return tables.computeIfAbsent(partition, _ -> new Table());
  }

  @Override
  public Future<Stored> claim(int partition) {
    Table table = table(partition);
    return vertx.timer(1).map(_ -> new Stored(table.cursor, List.copyOf(table.pages.values())));
  }

  @Override
  public synchronized Future<List<RunRow>> runs(int partition, List<Bytes> ids) {
    List<RunRow> found = new ArrayList<>();
    for (Bytes id : ids) {
      RunRow row = table(partition).runs.get(id);
      if (row != null) {
        found.add(row);
      }
    }
    return vertx.timer(1).map(found);
  }

  @Override
  public Future<CursorVector> cursor(int partition) {
    return Future.succeededFuture(table(partition).cursor);
  }

  @Override
  public Future<Writing> begin(int partition, CursorVector expected) {
    Table table = table(partition);
    if (!table.cursor.equals(expected)) {
      return Future.failedFuture("fenced");
    }
    List<RunRow> inserted = new ArrayList<>();
    return vertx
        .timer(1)
        .map(
            new Writing() {
              @Override
              public Future<Void> insertRuns(List<RunRow> runs) {
                inserted.addAll(runs);
                return vertx.timer(1).mapEmpty();
              }

              @Override
              public Future<Void> commit(CheckpointWrite write) {
                return vertx.timer(1).compose(_ -> put(table, inserted, write));
              }

              @Override
              public Future<Void> rollback() {
                return Future.succeededFuture();
              }
            });
  }

  private synchronized Future<Void> put(Table table, List<RunRow> inserted, CheckpointWrite write) {
    inserted.forEach(run -> table.runs.put(run.id(), run));
    write.deletedRuns().forEach(table.runs::remove);
    write.pages().forEach(page -> table.pages.put(page.page(), page));
    table.cursor = write.cursor();
    if (loseNextAnswer) {
      loseNextAnswer = false;
      return Future.failedFuture("connection lost");
    }
    return Future.succeededFuture();
  }
}
