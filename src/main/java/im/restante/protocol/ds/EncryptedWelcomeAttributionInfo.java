package im.restante.protocol.ds;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// Who sent a Welcome, readable by the one joiner it is for (F-36, F-41); empty between clients
/// without a connection.
///
/// ```
/// struct { opaque ciphertext<V>; } EncryptedWelcomeAttributionInfo;
/// ```
public record EncryptedWelcomeAttributionInfo(Bytes ciphertext) implements WireStruct {
  public static EncryptedWelcomeAttributionInfo read(WireReader reader) {
    return new EncryptedWelcomeAttributionInfo(reader.opaque("ciphertext"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(ciphertext);
  }
}
