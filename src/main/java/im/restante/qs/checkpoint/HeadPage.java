package im.restante.qs.checkpoint;

import im.restante.crypto.AesGcm;
import im.restante.crypto.Hkdf;
import im.restante.crypto.RandomSource;
import im.restante.crypto.Secret;
import im.restante.qs.fold.QueueHead;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import java.util.Arrays;
import java.util.function.BiConsumer;

/// A page of [#HEADS] heads and the key of their runs; always of one size (K2).
///
/// Sealed layout: 16 random bytes, then AES-256-GCM of the image under `HKDF(head key, "restante
/// head page", random)` with a zero nonce, used for this one seal; AAD is partition and page, so no
/// page can stand in another's place.
final class HeadPage {
  static final int HEADS = 256;

  private static final int IMAGE_BYTES = RunKey.BYTES + HEADS * QueueHead.BYTES;
  private static final int SALT_BYTES = 16;
  private static final Bytes NONCE = Bytes.wrap(new byte[AesGcm.NONCE_BYTES]);

  private final int page;
  private final byte[] image;
  private final RunKey runKey;

  private HeadPage(int page, byte[] image) {
    this.page = page;
    this.image = image;
    this.runKey = new RunKey(Bytes.wrap(image, 0, RunKey.BYTES));
  }

  static HeadPage create(int page, RandomSource random) {
    byte[] image = new byte[IMAGE_BYTES];
    random.bytes(RunKey.BYTES).copyTo(image, 0);
    return new HeadPage(page, image);
  }

  static HeadPage open(int partition, PageRow row, Secret headKey) {
    Bytes sealed = row.sealed();
    if (sealed.size() != SALT_BYTES + IMAGE_BYTES + AesGcm.TAG_BYTES) {
      throw new IllegalStateException("head page " + row.page() + " has a wrong size");
    }
    try (Secret key = pageKey(headKey, sealed.slice(0, SALT_BYTES))) {
      Bytes image =
          new AesGcm(key)
              .open(NONCE, aad(partition, row.page()), sealed.slice(SALT_BYTES, sealed.size()));
      if (image == null) {
        throw new IllegalStateException("head page " + row.page() + " does not open");
      }
      return new HeadPage(row.page(), image.toByteArray());
    }
  }

  PageRow seal(int partition, int epoch, Secret headKey, RandomSource random) {
    Bytes salt = random.bytes(SALT_BYTES);
    byte[] row = new byte[SALT_BYTES + IMAGE_BYTES + AesGcm.TAG_BYTES];
    salt.copyTo(row, 0);
    try (Secret key = pageKey(headKey, salt)) {
      int _ = new AesGcm(key).seal(NONCE, aad(partition, page), Bytes.wrap(image), row, SALT_BYTES);
    }
    return new PageRow(page, epoch, Bytes.wrap(row));
  }

  int page() {
    return page;
  }

  RunKey runKey() {
    return runKey;
  }

  void put(int slot, QueueHead head) {
    WireWriter writer = new WireWriter(QueueHead.BYTES);
    head.write(writer);
    writer.toBytes().copyTo(image, offset(slot));
  }

  void clear(int slot) {
    Arrays.fill(image, offset(slot), offset(slot) + QueueHead.BYTES, (byte) 0);
  }

  /// Every head with its slot in this page.
  void forEach(BiConsumer<Integer, QueueHead> action) {
    for (int slot = 0; slot < HEADS; slot++) {
      WireReader reader = new WireReader(Bytes.wrap(image, offset(slot), QueueHead.BYTES));
      QueueHead head = QueueHead.read(reader);
      if (head.handle() != 0) {
        action.accept(slot, head);
      }
    }
  }

  private static int offset(int slot) {
    return RunKey.BYTES + slot * QueueHead.BYTES;
  }

  private static Secret pageKey(Secret headKey, Bytes salt) {
    return Hkdf.expandLabel(headKey, "restante head page", salt, 32);
  }

  private static Bytes aad(int partition, int page) {
    return new WireWriter(8).u32(partition).u32(page).toBytes();
  }
}
