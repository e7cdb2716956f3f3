package im.restante.protocol.ds;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// An identity link key under the room's wrapper key, which the service never has (E-17).
///
/// ```
/// struct { opaque ciphertext<V>; } EncryptedIdentityLinkKey;
/// ```
public record EncryptedIdentityLinkKey(Bytes ciphertext) implements WireStruct {
  public static EncryptedIdentityLinkKey read(WireReader reader) {
    return new EncryptedIdentityLinkKey(reader.opaque("ciphertext"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(ciphertext);
  }
}
