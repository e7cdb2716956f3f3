package im.restante.protocol.qs;

import im.restante.mls.message.KeyPackage;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// A KeyPackage as it is published and handed out (D-21).
///
/// The ciphertexts are empty until connections exist.
///
/// ```
/// struct {
///     KeyPackage key_package;
///     opaque encrypted_client_credential<V>;
///     opaque encrypted_signature_encryption_key<V>;
/// } AddPackage;
/// ```
public record AddPackage(
    KeyPackage keyPackage, Bytes encryptedClientCredential, Bytes encryptedSignatureEncryptionKey)
    implements WireStruct {
  public static AddPackage read(WireReader reader) {
    return new AddPackage(
        KeyPackage.read(reader),
        reader.opaque("encrypted_client_credential"),
        reader.opaque("encrypted_signature_encryption_key"));
  }

  @Override
  public void write(WireWriter writer) {
    writer
        .struct(keyPackage)
        .opaque(encryptedClientCredential)
        .opaque(encryptedSignatureEncryptionKey);
  }
}
