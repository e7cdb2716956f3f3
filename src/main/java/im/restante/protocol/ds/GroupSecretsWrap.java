package im.restante.protocol.ds;

import im.restante.mls.message.Extension;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// The keys of a reduced-metadata group for a joiner: an extension of the GroupInfo inside a
/// Welcome (H-08), which the service must never see (V19, X-38).
///
/// ```
/// struct { opaque group_state_key<V>; opaque credential_key<V>; } GroupSecretsWrap;
/// ```
///
/// @param groupStateKey 32 bytes
/// @param credentialKey empty in groups without encrypted credentials
public record GroupSecretsWrap(Bytes groupStateKey, Bytes credentialKey) implements WireStruct {
  public Extension toExtension() {
    return Extension.of(DsTypes.GROUP_SECRETS_WRAP, this);
  }

  public static GroupSecretsWrap read(WireReader reader) {
    return new GroupSecretsWrap(reader.opaque("group_state_key"), reader.opaque("credential_key"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(groupStateKey).opaque(credentialKey);
  }

  /// The size only: both are keys.
  @Override
  public String toString() {
    return "GroupSecretsWrap[" + groupStateKey.size() + ", " + credentialKey.size() + "]";
  }
}
