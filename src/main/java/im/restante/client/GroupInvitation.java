package im.restante.client;

import im.restante.crypto.Secret;
import im.restante.crypto.SignatureKeyPair;
import im.restante.protocol.ds.IdentifierUri;
import im.restante.protocol.ds.MetadataMode;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// What one client of a user gives another so that it can join a group by itself.
///
/// ```
/// struct {
///   opaque group_id<V>;
///   MetadataMode metadata_mode;
///   opaque group_state_key<V>;
///   opaque user_auth_private_key<V>;
///   opaque user_auth_public_key<V>;
///   optional<IdentifierUri> user_pseudonym;
/// } GroupInvitation;
/// ```
///
/// It holds secrets and travels between the user's own devices only.
public record GroupInvitation(
    Bytes groupId,
    MetadataMode mode,
    Bytes groupStateKey,
    SignatureKeyPair userAuthKey,
    @Nullable IdentifierUri userPseudonym)
    implements WireStruct {

  public static GroupInvitation read(WireReader reader) {
    return new GroupInvitation(
        reader.opaque("group_id"),
        MetadataMode.read(reader),
        reader.opaque("group_state_key"),
        new SignatureKeyPair(
            Secret.copyOf(reader.opaque("user_auth_private_key")),
            reader.opaque("user_auth_public_key")),
        reader.optional("user_pseudonym", IdentifierUri::read));
  }

  @Override
  public void write(WireWriter writer) {
    writer
        .opaque(groupId)
        .struct(mode)
        .opaque(groupStateKey)
        .opaque(userAuthKey.privateKey().copy())
        .opaque(userAuthKey.publicKey())
        .optional(userPseudonym);
  }

  @Override
  public String toString() {
    return "GroupInvitation[]";
  }
}
