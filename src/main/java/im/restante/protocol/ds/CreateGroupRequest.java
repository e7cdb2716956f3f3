package im.restante.protocol.ds;

import im.restante.mls.message.GroupInfo;
import im.restante.mls.message.KeyPackage;
import im.restante.protocol.qs.ClientQueueConfig;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// Creates a group of one client, its creator.
///
/// ```
/// struct {
///   opaque group_id<V>;
///   KeyPackage key_package;       /* around leaf 0 of the group */
///   ClientQueueConfig client_queue_config;
///   GroupInfo group_info;         /* of epoch 0 */
///   optional<opaque user_auth_key<V>>;
///   optional<EncryptedIdentityLinkKey>;
/// } CreateGroupRequest;
/// ```
public record CreateGroupRequest(
    Bytes groupId,
    KeyPackage keyPackage,
    ClientQueueConfig clientQueueConfig,
    GroupInfo groupInfo,
    @Nullable UserAuthKey userAuthKey,
    @Nullable EncryptedIdentityLinkKey identityLinkKey)
    implements DSRequest {
  @Override
  public DSRequestType type() {
    return DSRequestType.CREATE_GROUP;
  }

  static CreateGroupRequest readBody(WireReader reader) {
    return new CreateGroupRequest(
        reader.opaque("group_id"),
        KeyPackage.read(reader),
        ClientQueueConfig.read(reader),
        GroupInfo.read(reader),
        reader.optional("user_auth_key", UserAuthKey::read),
        reader.optional("encrypted_identity_link_key", EncryptedIdentityLinkKey::read));
  }

  @Override
  public void writeBody(WireWriter writer) {
    writer
        .opaque(groupId)
        .struct(keyPackage)
        .struct(clientQueueConfig)
        .struct(groupInfo)
        .optional(userAuthKey)
        .optional(identityLinkKey);
  }
}
