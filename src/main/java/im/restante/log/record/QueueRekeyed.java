package im.restante.log.record;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Fresh randomness for a queue's ratchet from its next number on.
///
/// ```
/// struct { uint64 handle; opaque ratchet_seed[32]; opaque sealed_seed<V>; } QueueRekeyed;
/// ```
///
/// @param ratchetSeed ratchet key from the next number on, 32 bytes
/// @param sealedSeed the same key as an HPKE ciphertext for the queue's owner
public record QueueRekeyed(long handle, Bytes ratchetSeed, Bytes sealedSeed) implements LogRecord {
  public QueueRekeyed {
    if (ratchetSeed.size() != 32) {
      throw new IllegalArgumentException("a ratchet seed of the wrong size");
    }
  }

  @Override
  public LogRecordKind kind() {
    return LogRecordKind.QUEUE_REKEYED;
  }

  static QueueRekeyed read(WireReader reader) {
    return new QueueRekeyed(
        reader.u64("handle"), reader.fixed("ratchet_seed", 32), reader.opaque("sealed_seed"));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.u64(handle).fixed(ratchetSeed).opaque(sealedSeed);
  }
}
