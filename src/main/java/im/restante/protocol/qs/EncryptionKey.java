package im.restante.protocol.qs;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// The key that queue configurations are sealed to now (C-21).
///
/// ```
/// struct { uint32 key_epoch; HPKEPublicKey public_key; } EncryptionKey;
/// ```
public record EncryptionKey(long keyEpoch, Bytes publicKey) implements QSResponse.Body {
  @Override
  public QSResponseType type() {
    return QSResponseType.ENCRYPTION_KEY;
  }

  public static EncryptionKey read(WireReader reader) {
    return new EncryptionKey(reader.u32("key_epoch"), reader.opaque("public_key"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.u32(keyEpoch).opaque(publicKey);
  }
}
