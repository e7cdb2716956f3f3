package im.restante.mls.tree;

/// The vault of trees whose nodes lie open in memory: an open cell is the content itself.
public enum OpenVault implements NodeVault {
  INSTANCE;

  @Override
  public NodeContent open(Cell cell, int nodeIndex) {
    return switch (cell) {
      case NodeContent content -> content;
      case SealedCell _ -> throw new IllegalStateException("sealed cell in an open tree");
    };
  }

  @Override
  public Cell seal(NodeContent content, int nodeIndex) {
    return content;
  }
}
