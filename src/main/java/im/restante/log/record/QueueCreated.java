package im.restante.log.record;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// A new queue, its first ratchet key and the same key sealed to its owner.
///
/// ```
/// struct { uint64 handle; opaque ratchet_seed[32]; opaque sealed_seed<V>; } QueueCreated;
/// ```
///
/// @param handle random, non-zero, never reused (V9)
/// @param ratchetSeed ratchet key at number 0, 32 bytes
/// @param sealedSeed the same key as an HPKE ciphertext for the queue's owner
public record QueueCreated(long handle, Bytes ratchetSeed, Bytes sealedSeed) implements LogRecord {
  public QueueCreated {
    if (ratchetSeed.size() != 32) {
      throw new IllegalArgumentException("a ratchet seed of the wrong size");
    }
  }

  @Override
  public LogRecordKind kind() {
    return LogRecordKind.QUEUE_CREATED;
  }

  static QueueCreated read(WireReader reader) {
    return new QueueCreated(
        reader.u64("handle"), reader.fixed("ratchet_seed", 32), reader.opaque("sealed_seed"));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer.u64(handle).fixed(ratchetSeed).opaque(sealedSeed);
  }
}
