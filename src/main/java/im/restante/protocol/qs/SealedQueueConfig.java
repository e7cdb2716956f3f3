package im.restante.protocol.qs;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// A [QueueConfig] encrypted to its provider: HPKE base mode with DHKEM(X25519, HKDF-SHA256),
/// HKDF-SHA256 and AES-128-GCM, whatever the suite of the group (C-15).
///
/// The info is a [QueueConfigInfo], the AAD the hash of the leaf's signature key (V10).
///
/// ```
/// struct { uint32 key_epoch; opaque kem_output<V>; opaque ciphertext<V>; } SealedQueueConfig;
/// ```
public record SealedQueueConfig(long keyEpoch, Bytes kemOutput, Bytes ciphertext)
    implements WireStruct {
  public static SealedQueueConfig read(WireReader reader) {
    return new SealedQueueConfig(
        reader.u32("key_epoch"), reader.opaque("kem_output"), reader.opaque("ciphertext"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.u32(keyEpoch).opaque(kemOutput).opaque(ciphertext);
  }
}
