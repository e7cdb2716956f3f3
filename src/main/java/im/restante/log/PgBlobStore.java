package im.restante.log;

import im.restante.crypto.RandomSource;
import im.restante.protocol.qs.BlobRef;
import im.restante.protocol.qs.BlobSeal;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Blobs in PostgreSQL, in partitions by age, cut into rows that fit a page.
public final class PgBlobStore implements BlobStore {
  static final int SLOTS = 8;

  private final Pool pool;
  private final RandomSource random;
  private final InstantSource clock;
  private final long slotDays;

  /// @param slotDays days that one of eight age partitions covers; a blob lives six to seven times
  ///   as long at least, which must exceed the age limit of queue entries
  public PgBlobStore(Pool pool, RandomSource random, InstantSource clock, long slotDays) {
    this.pool = pool;
    this.random = random;
    this.clock = clock;
    this.slotDays = slotDays;
  }

  @Override
  public Future<BlobRef> put(Bytes payload) {
    Bytes id = random.bytes(BlobRef.ID_BYTES);
    Bytes key = random.bytes(BlobRef.KEY_BYTES);
    BlobRef reference = new BlobRef(id, key, payload.size());
    Bytes sealed = BlobSeal.seal(reference, payload);
    long slot = TimeUnit.MILLISECONDS.toDays(clock.millis()) / slotDays % SLOTS;
    int rows = (sealed.size() + BatchTuple.CHUNK_BYTES - 1) / BatchTuple.CHUNK_BYTES;
    Short[] chunk = new Short[rows];
    Buffer[] part = new Buffer[rows];
    for (int i = 0; i < rows; i++) {
      int at = i * BatchTuple.CHUNK_BYTES;
      chunk[i] = (short) i;
      part[i] =
          BatchTuple.buffer(sealed.slice(at, Math.min(at + BatchTuple.CHUNK_BYTES, sealed.size())));
    }
    return pool.preparedQuery(
            "insert into blob_"
                + slot
                + " (slot, chunk, id, sealed) select "
                + slot
                + ", t.chunk, $1, t.sealed from unnest($2::int2[], $3::bytea[]) as t(chunk, sealed)")
        .execute(Tuple.of(BatchTuple.buffer(id), chunk, part))
        .map(_ -> reference);
  }

  @Override
  public Future<@Nullable Bytes> get(Bytes id) {
    return pool.preparedQuery("select sealed from blob where id = $1 order by chunk")
        .execute(Tuple.of(BatchTuple.buffer(id)))
        .map(rows -> {
          if (rows.size() == 0) {
            return null;
          }
          Buffer joined = Buffer.buffer();
          rows.forEach(row -> joined.appendBuffer(row.getBuffer(0)));
          return Bytes.wrap(joined.getBytes());
        });
  }

  /// Opens what [#get] returned; null where the reference belongs to something else.
  public static @Nullable Bytes open(BlobRef reference, Bytes sealed) {
    return BlobSeal.open(reference, sealed);
  }
}
