package im.restante.mls.tree;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;

/// A vault that seals by masking with the node index: any confusion of places or of sealed and open
/// cells shows. Counts what it does.
public final class CountingVault implements NodeVault {
  int opened;
  int sealed;

  @Override
  public NodeContent open(Cell cell, int nodeIndex) {
    opened++;
    return switch (cell) {
      case SealedCell(Bytes ciphertext) ->
          WireReader.decode(mask(ciphertext, nodeIndex), NodeContent::read);
      case NodeContent _ -> throw new IllegalStateException("open cell");
    };
  }

  @Override
  public Cell seal(NodeContent content, int nodeIndex) {
    sealed++;
    return new SealedCell(mask(content.encode(), nodeIndex));
  }

  private static Bytes mask(Bytes bytes, int nodeIndex) {
    byte[] masked = bytes.toByteArray();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= (byte) (nodeIndex * 31 + 7);
    }
    return Bytes.wrap(masked);
  }
}
