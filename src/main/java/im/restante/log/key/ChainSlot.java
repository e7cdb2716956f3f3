package im.restante.log.key;

import im.restante.crypto.Secret;
import im.restante.wire.Bytes;
import im.restante.wire.MalformedMessage;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/// One of the two slots of a key chain's file.
///
/// ```
/// struct {
///     opaque magic[8];        /* "RESTLOGK" */
///     uint64 sequence;
///     uint32 epoch;
///     opaque key[32];
///     opaque checksum[32];    /* SHA-256 of the above */
/// } ChainSlot;
/// ```
///
/// @param sequence counts writes; of two whole slots the higher one holds
/// @param epoch of `key`
record ChainSlot(long sequence, int epoch, Secret key) {
  /// A slot fills a disk sector of its own.
  static final int SLOT_BYTES = 4096;

  private static final Bytes MAGIC = Bytes.utf8("RESTLOGK");
  private static final int BODY_BYTES = 8 + 8 + 4 + 32;

  byte[] encode() {
    Bytes body =
        new WireWriter()
            .fixed(MAGIC)
            .u64(sequence)
            .u32(epoch)
            .fixed(Bytes.wrap(key.array()))
            .toBytes();
    byte[] slot = new byte[SLOT_BYTES];
    body.copyTo(slot, 0);
    checksum(body).copyTo(slot, BODY_BYTES);
    return slot;
  }

  /// Null where the slot is not whole, as after a crash in the middle of writing it.
  static @Nullable ChainSlot decode(Bytes slot) {
    WireReader reader = new WireReader(slot);
    try {
      Bytes body = slot.slice(0, Math.min(BODY_BYTES, slot.size()));
      if (!reader.fixed("magic", 8).equals(MAGIC)) {
        return null;
      }
      long sequence = reader.u64("sequence");
      int epoch = Math.toIntExact(reader.u32("epoch"));
      Secret key = Secret.copyOf(reader.fixed("key", 32));
      boolean whole = reader.fixed("checksum", 32).equals(checksum(body));
      return whole ? new ChainSlot(sequence, epoch, key) : null;
    } catch (MalformedMessage | ArithmeticException e) {
      return null;
    }
  }

  private static Bytes checksum(Bytes body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      body.update(digest);
      return Bytes.wrap(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("JDK without SHA-256", e);
    }
  }
}
