package im.restante.log;

import im.restante.crypto.AesGcm;
import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.protocol.qs.BlobRef;
import im.restante.protocol.qs.SizeClass;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Blobs in PostgreSQL, in partitions by age, cut into rows that fit a page.
public final class PgBlobStore implements BlobStore {
  static final int SLOTS = 8;

  private static final Bytes ZERO_NONCE = Bytes.wrap(new byte[AesGcm.NONCE_BYTES]);

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
    byte[] sealed = seal(key, payload);
    long slot = TimeUnit.MILLISECONDS.toDays(clock.millis()) / slotDays % SLOTS;
    int rows = (sealed.length + BatchTuple.CHUNK_BYTES - 1) / BatchTuple.CHUNK_BYTES;
    Short[] chunk = new Short[rows];
    Buffer[] part = new Buffer[rows];
    for (int i = 0; i < rows; i++) {
      int at = i * BatchTuple.CHUNK_BYTES;
      chunk[i] = (short) i;
      part[i] =
          BatchTuple.buffer(
              Bytes.wrap(sealed, at, Math.min(BatchTuple.CHUNK_BYTES, sealed.length - at)));
    }
    return pool.preparedQuery(
            "insert into blob_"
                + slot
                + " (slot, chunk, id, sealed) select "
                + slot
                + ", t.chunk, $1, t.sealed from unnest($2::int2[], $3::bytea[]) as t(chunk, sealed)")
        .execute(Tuple.of(BatchTuple.buffer(id), chunk, part))
        .map(_ -> new BlobRef(id, key, payload.size()));
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
    try (Secret key = Secret.copyOf(reference.key())) {
      Bytes padded = new AesGcm(key).open(ZERO_NONCE, Bytes.EMPTY, sealed);
      return padded == null || reference.size() > padded.size()
          ? null
          : padded.slice(0, (int) reference.size());
    }
  }

  /// The key is fresh and used once, so its nonce may be fixed; padded to a size class (V11).
  private static byte[] seal(Bytes key, Bytes payload) {
    byte[] padded = Arrays.copyOf(payload.toByteArray(), SizeClass.of(payload.size()));
    byte[] sealed = new byte[padded.length + AesGcm.TAG_BYTES];
    try (Secret secret = Secret.copyOf(key)) {
      int _ = new AesGcm(secret).seal(ZERO_NONCE, Bytes.EMPTY, Bytes.wrap(padded), sealed, 0);
    }
    return sealed;
  }
}
