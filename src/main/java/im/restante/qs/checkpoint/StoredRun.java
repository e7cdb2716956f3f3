package im.restante.qs.checkpoint;

import im.restante.crypto.AesGcm;
import im.restante.protocol.qs.SizeClass;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// A stretch of one queue's entries as they go out, in ascending order (K2).
///
/// ```
/// struct {
///     uint64 from;
///     uint64 to;
///     uint16 count;
///     bool seeds;
///     uint32 length;
///     QueueEntry entries[length];     /* bytes */
///     opaque zero[];                  /* up to a size class */
/// } StoredRun;
/// ```
///
/// @param from number of the first entry
/// @param to the number after the last entry
/// @param seeds whether a seed of the ratchet is among them
public record StoredRun(long from, long to, int count, boolean seeds, Bytes entries)
    implements WireStruct {
  static final int HEADER_BYTES = 8 + 8 + 2 + 1 + 4;

  /// The most bytes of entries that a run of several holds, so that its row fits a page of the
  /// database; a larger entry has a run to itself.
  public static final int ENTRIES_BYTES_MAX = 7936 - HEADER_BYTES;

  /// The largest row of a run of several entries.
  public static final int ROW_BYTES_MAX = 7936 + AesGcm.NONCE_BYTES + AesGcm.TAG_BYTES;

  public static StoredRun read(WireReader reader) {
    long from = reader.u64("from");
    long to = reader.u64("to");
    int count = reader.u16("count");
    boolean seeds = reader.bool("seeds");
    long length = reader.u32("length");
    if (length > reader.remaining()) {
      throw reader.malformed("length", "beyond the row");
    }
    Bytes entries = reader.fixed("entries", (int) length);
    Bytes _ = reader.rest();
    return new StoredRun(from, to, count, seeds, entries);
  }

  @Override
  public void write(WireWriter writer) {
    int used = HEADER_BYTES + entries.size();
    writer.u64(from).u64(to).u16(count).bool(seeds).u32(entries.size()).fixed(entries);
    writer.fixed(Bytes.wrap(new byte[SizeClass.of(used) - used]));
  }
}
