package im.restante.ds.resident;

import im.restante.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// A record of fixed size for each leaf, in sealed chunks of 256 leaves (V4). Immutable.
///
/// A leaf without a record has zeros.
public final class LeafTable {
  public static final int LEAVES_PER_CHUNK = 256;

  private final CellKind kind;
  private final int recordBytes;
  private final PVector<Bytes> chunks;

  private LeafTable(CellKind kind, int recordBytes, PVector<Bytes> chunks) {
    this.kind = kind;
    this.recordBytes = recordBytes;
    this.chunks = chunks;
  }

  public static LeafTable empty(CellKind kind, int recordBytes) {
    return new LeafTable(kind, recordBytes, TreePVector.empty());
  }

  /// The table whose chunks, open, were given by [#openChunks].
  public static LeafTable of(
      CellKind kind, int recordBytes, List<Bytes> openChunks, CellVault vault) {
    List<Bytes> sealed = new ArrayList<>(openChunks.size());
    for (Bytes chunk : openChunks) {
      if (chunk.size() != LEAVES_PER_CHUNK * recordBytes) {
        throw new IllegalArgumentException("a chunk of another size");
      }
      sealed.add(vault.seal(kind, sealed.size(), chunk));
    }
    return new LeafTable(kind, recordBytes, TreePVector.from(sealed));
  }

  public List<Bytes> openChunks(CellVault vault) {
    List<Bytes> open = new ArrayList<>(chunks.size());
    for (Bytes chunk : chunks) {
      open.add(vault.open(kind, open.size(), chunk));
    }
    return open;
  }

  /// The chunks as they lie in memory.
  public List<Bytes> sealedChunks() {
    return chunks;
  }

  /// The record of a leaf; zeros where it has none.
  public Bytes get(int leafIndex, CellVault vault) {
    int chunk = leafIndex / LEAVES_PER_CHUNK;
    if (chunk >= chunks.size()) {
      return Bytes.wrap(new byte[recordBytes]);
    }
    int at = leafIndex % LEAVES_PER_CHUNK * recordBytes;
    return vault.open(kind, chunk, chunks.get(chunk)).slice(at, at + recordBytes);
  }

  /// The table with other records for some leaves; an empty one stands for zeros. Opens and seals
  /// the chunks concerned, once each.
  public LeafTable with(Map<Integer, Bytes> records, CellVault vault) {
    PVector<Bytes> next = chunks;
    int open = -1;
    byte[] chunk = new byte[0];
    for (Map.Entry<Integer, Bytes> entry : new TreeMap<>(records).entrySet()) {
      int at = entry.getKey() / LEAVES_PER_CHUNK;
      if (at != open) {
        next = open < 0 ? next : put(next, open, chunk, vault);
        chunk =
            at < next.size()
                ? vault.open(kind, at, next.get(at)).toByteArray()
                : new byte[LEAVES_PER_CHUNK * recordBytes];
        open = at;
      }
      put(entry.getValue(), chunk, entry.getKey() % LEAVES_PER_CHUNK * recordBytes);
    }
    return open < 0 ? this : new LeafTable(kind, recordBytes, put(next, open, chunk, vault));
  }

  private void put(Bytes record, byte[] chunk, int at) {
    Bytes value = record.isEmpty() ? Bytes.wrap(new byte[recordBytes]) : record;
    if (value.size() != recordBytes) {
      throw new IllegalArgumentException("a record of another size");
    }
    value.copyTo(chunk, at);
  }

  private PVector<Bytes> put(PVector<Bytes> to, int at, byte[] chunk, CellVault vault) {
    PVector<Bytes> next = to;
    while (next.size() < at) {
      next =
          next.plus(
              vault.seal(kind, next.size(), Bytes.wrap(new byte[LEAVES_PER_CHUNK * recordBytes])));
    }
    Bytes cell = vault.seal(kind, at, Bytes.wrap(chunk));
    return at < next.size() ? next.with(at, cell) : next.plus(cell);
  }
}
