package im.restante.protocol.ds;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import java.util.List;

/// The encrypted identity link keys that a commit brings, in Add order (E-27); SafeAAD item 0x8001.
///
/// ```
/// struct { EncryptedIdentityLinkKey encrypted_identity_link_keys<V>; } AddAAD;
/// ```
public record AddAad(List<EncryptedIdentityLinkKey> encryptedIdentityLinkKeys)
    implements WireStruct {
  public AddAad {
    encryptedIdentityLinkKeys = List.copyOf(encryptedIdentityLinkKeys);
  }

  public static AddAad read(WireReader reader) {
    return new AddAad(
        reader.vector("encrypted_identity_link_keys", EncryptedIdentityLinkKey::read));
  }

  @Override
  public void write(WireWriter writer) {
    writer.vector(encryptedIdentityLinkKeys);
  }
}
