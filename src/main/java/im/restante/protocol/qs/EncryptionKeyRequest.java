package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Asks for the key that queue configurations are sealed to (C-21).
///
/// ```
/// struct {} EncryptionKeyRequest;
/// ```
public record EncryptionKeyRequest() implements QSRequest {
  @Override
  public QSRequestType type() {
    return QSRequestType.ENCRYPTION_KEY;
  }

  public static EncryptionKeyRequest read(WireReader reader) {
    return new EncryptionKeyRequest();
  }

  @Override
  public void write(WireWriter writer) {}
}
