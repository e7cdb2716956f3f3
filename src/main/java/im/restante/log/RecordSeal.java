package im.restante.log;

import im.restante.crypto.AesGcm;
import im.restante.crypto.Secret;
import im.restante.log.key.LogKeyChain;
import im.restante.protocol.qs.SizeClass;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Seals the records of one stream under one key epoch (V7), in size classes (V11).
///
/// ```
/// struct {
///     uint64 counter;             /* the nonce: unique in the stream, rising with the numbers */
///     opaque ciphertext[...];     /* AES-256-GCM of SealedRecord, AAD = stream id, epoch */
/// } LogRow;
/// struct { uint32 size; opaque record[size]; opaque zeros[...]; } SealedRecord;
/// ```
///
/// The number itself is given by the database, after sealing; the counter stands in for it. Not
/// thread-safe.
final class RecordSeal {
  static final int COUNTER_BYTES = 8;

  private static final int SIZE_BYTES = 4;

  private final AesGcm cipher;
  private final Bytes aad;
  private final int epoch;

  RecordSeal(LogKeyChain keys, int epoch, long streamId) {
    try (Secret key = keys.recordKey(epoch, streamId)) {
      cipher = new AesGcm(key);
    }
    this.epoch = epoch;
    aad = new WireWriter(16).u64(streamId).u32(epoch).toBytes();
  }

  int epoch() {
    return epoch;
  }

  /// The row's bytes; the same counter never seals another record.
  byte[] seal(long counter, Bytes record) {
    int padded = SizeClass.of(SIZE_BYTES + record.size());
    byte[] plaintext = new byte[padded];
    ByteBuffer.wrap(plaintext).putInt(record.size());
    record.copyTo(plaintext, SIZE_BYTES);
    byte[] row = new byte[COUNTER_BYTES + padded + AesGcm.TAG_BYTES];
    ByteBuffer.wrap(row).putLong(counter);
    int _ = cipher.seal(nonce(counter), aad, Bytes.wrap(plaintext), row, COUNTER_BYTES);
    return row;
  }

  /// The record, or null where the row was not sealed here under this key.
  @Nullable Bytes open(Bytes row) {
    if (row.size() < COUNTER_BYTES) {
      return null;
    }
    Bytes plaintext = cipher.open(nonce(counter(row)), aad, row.slice(COUNTER_BYTES, row.size()));
    if (plaintext == null) {
      return null;
    }
    WireReader reader = new WireReader(plaintext);
    return reader.fixed("record", Math.toIntExact(reader.u32("size")));
  }

  static long counter(Bytes row) {
    return new WireReader(row).u64("counter");
  }

  private static Bytes nonce(long counter) {
    byte[] nonce = new byte[AesGcm.NONCE_BYTES];
    ByteBuffer.wrap(nonce).putLong(AesGcm.NONCE_BYTES - COUNTER_BYTES, counter);
    return Bytes.wrap(nonce);
  }
}
