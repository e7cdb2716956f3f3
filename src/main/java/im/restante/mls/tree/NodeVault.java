package im.restante.mls.tree;

/// What turns cells into contents and back, for as long as the key is there.
///
/// The node index belongs to the seal: a cell put at another place must not open.
public interface NodeVault {
  /// The content of `cell`, which this vault sealed for `nodeIndex`.
  ///
  /// Throws [IllegalStateException] for anything else: the tree comes from our own memory.
  NodeContent open(Cell cell, int nodeIndex);

  Cell seal(NodeContent content, int nodeIndex);
}
