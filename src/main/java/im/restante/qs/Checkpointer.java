package im.restante.qs;

import im.restante.crypto.RandomSource;
import im.restante.qs.checkpoint.Checkpoint;
import im.restante.qs.checkpoint.CheckpointFenced;
import im.restante.qs.checkpoint.CheckpointStore;
import im.restante.qs.checkpoint.CheckpointWrite;
import im.restante.qs.checkpoint.HeadPages;
import im.restante.qs.checkpoint.RunRow;
import im.restante.qs.fold.CheckpointMark;
import im.restante.qs.fold.CursorVector;
import im.restante.qs.fold.QueuePartition;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Takes a partition's checkpoints through the store, one at a time (K1).
///
/// The fold goes on between portions. Owned by the partition's context.
final class Checkpointer {
  /// Runs sealed at one go, which bounds how long the event loop is held.
  private static final int PORTION_BYTES = 256 << 10;

  private final Vertx vertx;
  private final int partition;
  private final QueuePartition queues;
  private final HeadPages pages;
  private final CheckpointStore store;
  private final RandomSource random;
  private CursorVector stored;

  Checkpointer(
      Vertx vertx,
      int partition,
      QueuePartition queues,
      HeadPages pages,
      CheckpointStore store,
      CursorVector stored,
      RandomSource random) {
    this.vertx = vertx;
    this.partition = partition;
    this.queues = queues;
    this.pages = pages;
    this.store = store;
    this.stored = stored;
    this.random = random;
  }

  /// How far the stored checkpoint has read: what the log must still hold.
  CursorVector stored() {
    return stored;
  }

  /// Makes the checkpoint of `mark`; a failed future means that nothing was written.
  Future<Void> write(CheckpointMark mark) {
    if (mark.cursor().equals(stored)) {
      return Future.succeededFuture();
    }
    return store.begin(partition, stored).compose(writing -> write(mark, writing));
  }

  private Future<Void> write(CheckpointMark mark, CheckpointStore.Writing writing) {
    Checkpoint checkpoint = new Checkpoint(queues, pages, mark, random);
    return Future.succeededFuture()
        .compose(_ -> writeRuns(checkpoint, writing))
        .recover(failure -> {
          checkpoint.abandon();
          return writing.rollback().transform(_ -> Future.failedFuture(failure));
        })
        .compose(_ -> {
          CheckpointWrite write = checkpoint.finish();
          return writing
              .commit(write)
              .recover(failure -> outcome(write, failure, checkpoint))
              .onSuccess(_ -> {
                checkpoint.settle();
                stored = write.cursor();
              });
        });
  }

  private Future<Void> writeRuns(Checkpoint checkpoint, CheckpointStore.Writing writing) {
    if (!checkpoint.hasNext()) {
      return Future.succeededFuture();
    }
    List<RunRow> rows = checkpoint.next(PORTION_BYTES);
    return writing.insertRuns(rows).compose(_ -> writeRuns(checkpoint, writing));
  }

  /// A commit whose answer was lost may have been made: the cursor tells.
  private Future<Void> outcome(CheckpointWrite write, Throwable failure, Checkpoint checkpoint) {
    return ask()
        .compose(cursor -> {
          if (cursor.equals(write.cursor())) {
            return Future.succeededFuture();
          }
          checkpoint.abandon();
          return Future.failedFuture(failure);
        });
  }

  /// Asks until there is an answer: without one nothing may be settled or abandoned.
  private Future<CursorVector> ask() {
    return store
        .cursor(partition)
        .recover(failure ->
            failure instanceof CheckpointFenced
                ? Future.failedFuture(failure)
                : vertx.timer(1, TimeUnit.SECONDS).compose(_ -> ask()));
  }
}
