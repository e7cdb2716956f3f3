package im.restante.ds.resident;

import im.restante.crypto.AesGcm;
import im.restante.crypto.Secret;
import im.restante.mls.tree.Cell;
import im.restante.mls.tree.NodeContent;
import im.restante.mls.tree.SealedCell;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Seals cells with AES-128-GCM, a counter nonce, and their place as AAD (V4).
///
/// ```
/// struct {
///   uint64 nonce;
///   opaque ciphertext[…];   /* of uint32 size, content, zeros up to a class */
///   opaque tag[16];
/// } SealedCell;
/// ```
///
/// Node classes are multiples of 64 bytes, blank nodes included: all blank and small nodes look
/// alike. Tables are of one size anyway.
final class SealingVault implements CellVault {
  private static final int NONCE_BYTES = 8;
  private static final int SIZE_BYTES = 4;
  private static final int CLASS_BYTES = 64;
  private static final int SMALLEST_BYTES = 128;

  private final Activation activation;
  private @Nullable AesGcm cipher;
  private final byte[] nonce = new byte[AesGcm.NONCE_BYTES];
  private final byte[] place = new byte[1 + Long.BYTES];
  private byte[] scratch = new byte[1024];

  SealingVault(Secret key, Activation activation) {
    this.activation = activation;
    this.cipher = new AesGcm(key);
  }

  @Override
  public NodeContent open(Cell cell, int nodeIndex) {
    return switch (cell) {
      case SealedCell(Bytes sealed) ->
          WireReader.decode(open(CellKind.NODE, nodeIndex, sealed), NodeContent::read);
      case NodeContent _ -> throw new IllegalStateException("an open cell in a sealed tree");
    };
  }

  @Override
  public Cell seal(NodeContent content, int nodeIndex) {
    return new SealedCell(seal(CellKind.NODE, nodeIndex, content.encode()));
  }

  @Override
  public Bytes seal(CellKind kind, long index, Bytes content) {
    int padded = padded(SIZE_BYTES + content.size());
    if (scratch.length < padded) {
      wipe();
      scratch = new byte[padded];
    }
    putLong(scratch, 0, (long) content.size() << 32, SIZE_BYTES);
    content.copyTo(scratch, SIZE_BYTES);
    Arrays.fill(scratch, SIZE_BYTES + content.size(), padded, (byte) 0);
    byte[] out = new byte[NONCE_BYTES + padded + AesGcm.TAG_BYTES];
    long number = activation.nextNonce();
    putLong(out, 0, number, NONCE_BYTES);
    int _ =
        cipher()
            .seal(
                nonce(number), aad(kind, index), Bytes.wrap(scratch, 0, padded), out, NONCE_BYTES);
    return Bytes.wrap(out);
  }

  @Override
  public Bytes open(CellKind kind, long index, Bytes cell) {
    Bytes padded =
        cipher()
            .open(
                nonce(getLong(cell, NONCE_BYTES)),
                aad(kind, index),
                cell.slice(NONCE_BYTES, cell.size()));
    if (padded == null) {
      throw new IllegalStateException("a cell that is not from here");
    }
    return padded.slice(SIZE_BYTES, SIZE_BYTES + (int) getLong(padded, SIZE_BYTES));
  }

  @Override
  public void close() {
    cipher = null;
    wipe();
  }

  private AesGcm cipher() {
    if (cipher == null) {
      throw new IllegalStateException("the vault is closed");
    }
    return cipher;
  }

  private void wipe() {
    Arrays.fill(scratch, (byte) 0);
  }

  private Bytes nonce(long number) {
    putLong(nonce, AesGcm.NONCE_BYTES - Long.BYTES, number, Long.BYTES);
    return Bytes.wrap(nonce);
  }

  private Bytes aad(CellKind kind, long index) {
    place[0] = (byte) kind.value();
    putLong(place, 1, index, Long.BYTES);
    return Bytes.wrap(place);
  }

  private static int padded(int size) {
    return Math.max(SMALLEST_BYTES, (size + CLASS_BYTES - 1) / CLASS_BYTES * CLASS_BYTES);
  }

  /// Writes the first `size` bytes of `value`, most significant first.
  private static void putLong(byte[] target, int at, long value, int size) {
    for (int i = 0; i < size; i++) {
      target[at + i] = (byte) (value >>> (Long.SIZE - Byte.SIZE * (i + 1)));
    }
  }

  private static long getLong(Bytes source, int size) {
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = (value << Byte.SIZE) | (source.get(i) & 0xff);
    }
    return value;
  }
}
