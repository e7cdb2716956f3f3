package im.restante.protocol.qs;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// What the client record's key signs inside a [QueueConfig], so that nobody else can aim traffic
/// at the queue (C-23) and the configuration fits one leaf only (V10).
///
/// ```
/// struct {
///     QsUserId qs_user_id;
///     QsClientId qs_client_id;
///     optional<opaque push_token_key[16]>;
///     opaque provider_domain<V>;
///     opaque leaf_key_hash[32];
/// } QueueConfigTBS;
/// ```
public record QueueConfigTBS(
    QsUserId userId,
    QsClientId clientId,
    @Nullable Bytes pushTokenKey,
    Bytes providerDomain,
    Bytes leafKeyHash)
    implements WireStruct {
  /// The label of SignWithLabel (RFC 9420 §5.1.2).
  public static final String LABEL = "QueueConfigTBS";

  public static QueueConfigTBS read(WireReader reader) {
    return new QueueConfigTBS(
        QsUserId.read(reader),
        QsClientId.read(reader),
        QueueConfig.readPushTokenKey(reader),
        reader.opaque("provider_domain"),
        reader.fixed("leaf_key_hash", 32));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(userId).struct(clientId);
    QueueConfig.writePushTokenKey(pushTokenKey, writer);
    writer.opaque(providerDomain).fixed(leafKeyHash);
  }
}
