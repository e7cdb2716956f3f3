package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// The list `uint32 unmerged_leaves<V>` in its encoded form (RFC 9420 §7.1).
///
/// Right after its creation a group of n members lists about n leaves on every path, so the list
/// stays a window onto the message: four bytes an entry and no objects.
///
/// @param packed the entries, big-endian, four bytes each
public record LeafIndexList(Bytes packed) implements WireStruct {
  public static final LeafIndexList EMPTY = new LeafIndexList(Bytes.EMPTY);

  public LeafIndexList {
    if (packed.size() % Integer.BYTES != 0) {
      throw new IllegalArgumentException("not a whole number of uint32");
    }
  }

  /// The given entries, each 0 … 2^32 - 1, in the given order.
  public static LeafIndexList of(long... leafIndices) {
    WireWriter writer = new WireWriter(leafIndices.length * Integer.BYTES);
    for (long leafIndex : leafIndices) {
      writer.u32(leafIndex);
    }
    return new LeafIndexList(writer.toBytes());
  }

  public int size() {
    return packed.size() / Integer.BYTES;
  }

  public boolean isEmpty() {
    return packed.isEmpty();
  }

  /// The entry at `position`, 0 … 2^32 - 1.
  public long get(int position) {
    int at = position * Integer.BYTES;
    return (packed.get(at) & 0xffL) << 24
        | (packed.get(at + 1) & 0xffL) << 16
        | (packed.get(at + 2) & 0xffL) << 8
        | (packed.get(at + 3) & 0xffL);
  }

  /// Whether `leafIndex` is in this list; the list must be increasing.
  public boolean contains(long leafIndex) {
    int position = lowerBound(leafIndex);
    return position < size() && get(position) == leafIndex;
  }

  /// This increasing list with `leafIndex` in its place, or this list if it is there already.
  public LeafIndexList with(long leafIndex) {
    int position = lowerBound(leafIndex);
    if (position < size() && get(position) == leafIndex) {
      return this;
    }
    int at = position * Integer.BYTES;
    WireWriter writer =
        new WireWriter(packed.size() + Integer.BYTES)
            .fixed(packed.slice(0, at))
            .u32(leafIndex)
            .fixed(packed.slice(at, packed.size()));
    return new LeafIndexList(writer.toBytes());
  }

  /// Whether the entries increase strictly, as §7.1 demands (a named check of the tree's readers).
  public boolean isStrictlyIncreasing() {
    for (int i = 1; i < size(); i++) {
      if (get(i - 1) >= get(i)) {
        return false;
      }
    }
    return true;
  }

  /// The number of entries below `leafIndex`; the list must be increasing.
  public int lowerBound(long leafIndex) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (get(middle) < leafIndex) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  public static LeafIndexList read(WireReader reader) {
    int start = reader.position();
    Bytes packed = reader.opaque("unmerged_leaves");
    if (packed.size() % Integer.BYTES != 0) {
      throw new MalformedMessage(start, "unmerged_leaves", "not a whole number of uint32");
    }
    return new LeafIndexList(packed);
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(packed);
  }
}
