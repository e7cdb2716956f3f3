package im.restante.mls.schedule;

import im.restante.crypto.Secret;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// Key and nonce of one generation of a ratchet (RFC 9420 §9.1), for one message.
///
/// @param generation unsigned 32-bit
public record MessageKey(long generation, Secret key, Secret nonce)
    implements WireStruct, AutoCloseable {
  static final int REUSE_GUARD_BYTES = 4;

  /// The nonce with the reuse guard XORed onto its first four bytes (§6.3.1).
  Bytes guardedNonce(Bytes reuseGuard) {
    byte[] guarded = nonce.array().clone();
    for (int i = 0; i < REUSE_GUARD_BYTES; i++) {
      guarded[i] ^= reuseGuard.get(i);
    }
    return Bytes.wrap(guarded);
  }

  static MessageKey read(WireReader reader) {
    return new MessageKey(
        reader.u32("generation"), Secrets.read(reader, "key"), Secrets.read(reader, "nonce"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.u32(generation);
    Secrets.write(writer, key);
    Secrets.write(writer, nonce);
  }

  @Override
  public void close() {
    key.close();
    nonce.close();
  }
}
