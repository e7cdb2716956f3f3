package im.restante.ds;

import im.restante.wire.Bytes;
import io.vertx.core.Future;
import java.util.Optional;

/// Groups in the database, apart from what the appender writes.
public interface GroupStore {
  /// Everything that is needed to bring a group into memory, in one read; empty for an unknown and
  /// for a buried group.
  Future<Optional<StoredGroup>> load(Bytes locator);

  /// Stores a sealed snapshot of the state after entry `entryNo`; it counts from the append that
  /// names it on (G8).
  Future<Void> putSnapshot(Bytes locator, long entryNo, Bytes sealed);

  /// Drops journal and snapshots before entry `entryNo`, which a snapshot stands for (V6).
  Future<Void> dropBefore(Bytes locator, long entryNo);

  /// Durably reserves a group id by its hash; false where that is taken.
  Future<Boolean> reserve(Bytes groupIdHash);
}
