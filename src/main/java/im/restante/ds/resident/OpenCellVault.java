package im.restante.ds.resident;

import im.restante.mls.tree.Cell;
import im.restante.mls.tree.NodeContent;
import im.restante.mls.tree.OpenVault;
import im.restante.wire.Bytes;

/// The vault of full-metadata groups: a cell is its content.
public enum OpenCellVault implements CellVault {
  INSTANCE;

  @Override
  public NodeContent open(Cell cell, int nodeIndex) {
    return OpenVault.INSTANCE.open(cell, nodeIndex);
  }

  @Override
  public Cell seal(NodeContent content, int nodeIndex) {
    return content;
  }

  @Override
  public Bytes seal(CellKind kind, long index, Bytes content) {
    return content.compact();
  }

  @Override
  public Bytes open(CellKind kind, long index, Bytes cell) {
    return cell;
  }

  @Override
  public void close() {}
}
