package im.restante.protocol.ds;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// A member's encrypted identity link key with the leaf it belongs to (E-17).
///
/// ```
/// struct { uint32 leaf_index; opaque encrypted_identity_link_key<V>; } IndexedIdentityLinkKey;
/// ```
public record IndexedIdentityLinkKey(long leafIndex, Bytes encryptedIdentityLinkKey)
    implements WireStruct {
  public static IndexedIdentityLinkKey read(WireReader reader) {
    return new IndexedIdentityLinkKey(
        reader.u32("leaf_index"), reader.opaque("encrypted_identity_link_key"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.u32(leafIndex).opaque(encryptedIdentityLinkKey);
  }
}
