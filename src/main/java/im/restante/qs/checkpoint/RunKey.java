package im.restante.qs.checkpoint;

import im.restante.crypto.AesBlock;
import im.restante.crypto.AesGcm;
import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// The key of the runs whose heads lie in one page: names runs and seals their rows.
///
/// It lives inside the sealed page, so runs are as closed as the heads are (V8), and without it
/// their rows are random bytes under random ids. Owned by one thread.
public final class RunKey {
  public static final int BYTES = 48;

  private static final int NAMING_BYTES = 16;

  private final AesBlock naming;
  private final AesGcm sealing;

  public RunKey(Bytes key) {
    try (Secret name = Secret.copyOf(key.slice(0, NAMING_BYTES));
        Secret seal = Secret.copyOf(key.slice(NAMING_BYTES, BYTES))) {
      naming = new AesBlock(name);
      sealing = new AesGcm(seal);
    }
  }

  /// The id of a queue's run.
  public Bytes id(long handle, int run) {
    return naming.seal(new WireWriter(16).u64(handle).u64(run).toBytes());
  }

  /// The row of a run, under a fresh nonce.
  public RunRow seal(Bytes id, StoredRun run, RandomSource random) {
    Bytes nonce = random.bytes(AesGcm.NONCE_BYTES);
    Bytes plaintext = run.encode();
    byte[] row = new byte[AesGcm.NONCE_BYTES + plaintext.size() + AesGcm.TAG_BYTES];
    nonce.copyTo(row, 0);
    int _ = sealing.seal(nonce, id, plaintext, row, AesGcm.NONCE_BYTES);
    return new RunRow(id, Bytes.wrap(row));
  }

  /// The run in a row, or null where the row is not of this key and id.
  public @Nullable StoredRun open(RunRow row) {
    Bytes sealed = row.sealed();
    if (sealed.size() < AesGcm.NONCE_BYTES) {
      return null;
    }
    Bytes plaintext =
        sealing.open(
            sealed.slice(0, AesGcm.NONCE_BYTES),
            row.id(),
            sealed.slice(AesGcm.NONCE_BYTES, sealed.size()));
    return plaintext == null ? null : WireReader.decode(plaintext, StoredRun::read);
  }
}
