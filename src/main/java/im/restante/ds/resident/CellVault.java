package im.restante.ds.resident;

import im.restante.mls.tree.NodeVault;
import im.restante.wire.Bytes;

/// What opens and seals the cells of one group in memory.
///
/// Owned by one thread at a time; [#close] ends its use.
public interface CellVault extends NodeVault, AutoCloseable {
  /// The cell for `content` at a place.
  Bytes seal(CellKind kind, long index, Bytes content);

  /// What this activation's vault sealed for that place.
  ///
  /// Throws [IllegalStateException] for anything else: cells come from our own memory.
  Bytes open(CellKind kind, long index, Bytes cell);

  /// Forgets the key.
  @Override
  void close();
}
