package im.restante.protocol.qs;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// A stored payload, sealed under the key that stood beside its id.
///
/// ```
/// struct { opaque ciphertext<V>; } Blob;
/// ```
public record Blob(Bytes ciphertext) implements QSResponse.Body {
  @Override
  public QSResponseType type() {
    return QSResponseType.BLOB;
  }

  public static Blob read(WireReader reader) {
    return new Blob(reader.opaque("ciphertext"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(ciphertext);
  }
}
