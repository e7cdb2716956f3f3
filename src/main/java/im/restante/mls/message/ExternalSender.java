package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// A party outside the group that may propose (RFC 9420 §12.1.8.1).
///
/// ```
/// struct {
///     SignaturePublicKey signature_key;
///     Credential credential;
/// } ExternalSender;
/// ```
public record ExternalSender(Bytes signatureKey, Credential credential) implements WireStruct {
  public static ExternalSender read(WireReader reader) {
    return new ExternalSender(reader.opaque("signature_key"), Credential.read(reader));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(signatureKey).struct(credential);
  }
}
