package im.restante.qs.route;

import im.restante.crypto.AesBlock;
import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.wire.Bytes;
import im.restante.wire.WireWriter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Seals queue handles into routes and opens the routes of whole records (V9).
///
/// ```
/// struct { uint8 key_epoch; opaque block[16]; } Route;
/// block = AES(uint64 handle ‖ opaque salt[6] ‖ 0x0000)
/// ```
///
/// The salt makes two routes of one queue unlike each other; the zeros show a wrong key or a
/// damaged block with all but one chance in 65 536, and a handle of 64 random bits does the rest.
/// Owned by one thread at a time.
public final class RouteCipher {
  public static final int ROUTE_BYTES = 1 + AesBlock.BLOCK_BYTES;

  /// What stands in the place of a handle whose route did not open; no queue has it.
  public static final long FAILED = 0;

  private static final int HANDLE_BYTES = 8;
  private static final int SALT_BYTES = 6;

  private final RouteKeys keys;
  private final Map<Integer, AesBlock> ciphers = new HashMap<>();

  RouteCipher(RouteKeys keys) {
    this.keys = keys;
  }

  /// A fresh route to the queue with `handle`, under the newest key.
  public Bytes seal(long handle, RandomSource random) {
    if (handle == FAILED) {
      throw new IllegalArgumentException("no queue has handle zero");
    }
    int epoch = keys.sealingEpoch();
    AesBlock cipher = cipher(epoch);
    if (cipher == null) {
      throw new IllegalStateException("the sealing key is gone");
    }
    Bytes block =
        new WireWriter(AesBlock.BLOCK_BYTES)
            .u64(handle)
            .fixed(random.bytes(SALT_BYTES))
            .u16(0)
            .toBytes();
    return new WireWriter(ROUTE_BYTES).u8(epoch).fixed(cipher.seal(block)).toBytes();
  }

  /// The handles behind `routes`, which are joined without a gap; [#FAILED] where the check fails
  /// or the key is unknown. One AES call for each key epoch that occurs.
  ///
  /// Throws [IllegalArgumentException] unless the size is a multiple of [#ROUTE_BYTES].
  public long[] open(Bytes routes) {
    if (routes.size() % ROUTE_BYTES != 0) {
      throw new IllegalArgumentException("not whole routes: " + routes.size() + " bytes");
    }
    int count = routes.size() / ROUTE_BYTES;
    long[] handles = new long[count];
    boolean[] done = new boolean[count];
    for (int first = 0; first < count; first++) {
      if (!done[first]) {
        openEpoch(routes, first, handles, done);
      }
    }
    return handles;
  }

  /// Opens all routes of the epoch that the one at `first` has.
  private void openEpoch(Bytes routes, int first, long[] handles, boolean[] done) {
    int epoch = epochAt(routes, first);
    int count = handles.length;
    int[] places = new int[count - first];
    byte[] blocks = new byte[(count - first) * AesBlock.BLOCK_BYTES];
    int found = 0;
    for (int i = first; i < count; i++) {
      if (!done[i] && epochAt(routes, i) == epoch) {
        done[i] = true;
        places[found] = i;
        routes
            .slice(i * ROUTE_BYTES + 1, (i + 1) * ROUTE_BYTES)
            .copyTo(blocks, found * AesBlock.BLOCK_BYTES);
        found++;
      }
    }
    AesBlock cipher = cipher(epoch);
    if (cipher == null) {
      return;
    }
    Bytes opened = cipher.open(Bytes.wrap(blocks, 0, found * AesBlock.BLOCK_BYTES));
    for (int i = 0; i < found; i++) {
      handles[places[i]] = handle(opened, i * AesBlock.BLOCK_BYTES);
    }
  }

  private static int epochAt(Bytes routes, int place) {
    return routes.get(place * ROUTE_BYTES) & 0xff;
  }

  private static long handle(Bytes opened, int at) {
    int check = at + HANDLE_BYTES + SALT_BYTES;
    if ((opened.get(check) | opened.get(check + 1)) != 0) {
      return FAILED;
    }
    long handle = 0;
    for (int i = 0; i < HANDLE_BYTES; i++) {
      handle = handle << 8 | (opened.get(at + i) & 0xff);
    }
    return handle;
  }

  private @Nullable AesBlock cipher(int epoch) {
    AesBlock cipher = ciphers.get(epoch);
    if (cipher == null) {
      Secret key = keys.key(epoch);
      if (key == null) {
        return null;
      }
      cipher = new AesBlock(key);
      ciphers.put(epoch, cipher);
    }
    return cipher;
  }
}
