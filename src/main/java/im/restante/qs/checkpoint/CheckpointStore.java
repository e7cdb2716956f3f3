package im.restante.qs.checkpoint;

import im.restante.qs.fold.CursorVector;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import java.util.List;

/// Where checkpoints are kept. Results complete on the caller's context.
public interface CheckpointStore {
  /// Makes the partition this stream's and reads what the last checkpoint left (N2).
  ///
  /// Fails with [CheckpointFenced] where another unsealed stream owns it.
  Future<Stored> claim(int partition);

  /// The rows with these ids that are there, in no order.
  Future<List<RunRow>> runs(int partition, List<Bytes> ids);

  /// Opens a transaction that holds the partition's row, which still says `expected` (K1).
  ///
  /// Fails with [CheckpointFenced] where it says anything else.
  Future<Writing> begin(int partition, CursorVector expected);

  /// The cursor as it is stored, to learn what became of a transaction whose answer was lost.
  Future<CursorVector> cursor(int partition);

  /// What the last checkpoint left.
  ///
  /// @param pages in ascending order
  record Stored(CursorVector cursor, List<PageRow> pages) {}

  /// A checkpoint on its way.
  interface Writing {
    Future<Void> insertRuns(List<RunRow> runs);

    /// Writes the rest and commits. After a failure the outcome is unknown.
    Future<Void> commit(CheckpointWrite write);

    Future<Void> rollback();
  }
}
