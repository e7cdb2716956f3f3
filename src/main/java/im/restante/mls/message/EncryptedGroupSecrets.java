package im.restante.mls.message;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// The GroupSecrets for the owner of one KeyPackage, named by its KeyPackageRef (RFC 9420
/// §12.4.3.1).
///
/// ```
/// struct {
///     KeyPackageRef new_member;
///     HPKECiphertext encrypted_group_secrets;
/// } EncryptedGroupSecrets;
/// ```
public record EncryptedGroupSecrets(Bytes newMember, HPKECiphertext encryptedGroupSecrets)
    implements WireStruct {
  public static EncryptedGroupSecrets read(WireReader reader) {
    return new EncryptedGroupSecrets(reader.opaque("new_member"), HPKECiphertext.read(reader));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(newMember).struct(encryptedGroupSecrets);
  }
}
