package im.restante.protocol.qs;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/// The inside of a sealed queue configuration: always [#BYTES] bytes, whatever it says (C-20).
///
/// ```
/// struct {
///     QsUserId qs_user_id;
///     QsClientId qs_client_id;
///     optional<opaque push_token_key[16]>;
///     opaque record_signature<V>;   /* SignWithLabel(., "QueueConfigTBS", QueueConfigTBS) */
///     opaque padding<V>;            /* zeros */
/// } QueueConfig;
/// ```
public record QueueConfig(
    QsUserId userId, QsClientId clientId, @Nullable Bytes pushTokenKey, Bytes recordSignature)
    implements WireStruct {
  public static final int BYTES = 192;
  public static final int PUSH_TOKEN_KEY_BYTES = 16;
  private static final int SIGNATURE_BYTES = 64;

  public QueueConfig {
    if (recordSignature.size() != SIGNATURE_BYTES
        || (pushTokenKey != null && pushTokenKey.size() != PUSH_TOKEN_KEY_BYTES)) {
      throw new IllegalArgumentException("a signature or key of the wrong size");
    }
  }

  public static QueueConfig read(WireReader reader) {
    int start = reader.position();
    QueueConfig config =
        new QueueConfig(
            QsUserId.read(reader),
            QsClientId.read(reader),
            readPushTokenKey(reader),
            readSignature(reader));
    Bytes padding = reader.opaque("padding");
    if (reader.position() - start != BYTES || !SizeClass.isZero(padding)) {
      throw reader.malformed("padding", "not zeros up to the fixed size");
    }
    return config;
  }

  @Override
  public void write(WireWriter writer) {
    int start = writer.size();
    writer.struct(userId).struct(clientId);
    writePushTokenKey(pushTokenKey, writer);
    writer.opaque(recordSignature);
    // 77 or 93 bytes are left, so the length takes two of them.
    int padding = BYTES - (writer.size() - start) - 2;
    writer.opaque(Bytes.wrap(new byte[padding]));
  }

  static @Nullable Bytes readPushTokenKey(WireReader reader) {
    return reader.optional(
        "push_token_key", inner -> inner.fixed("push_token_key", PUSH_TOKEN_KEY_BYTES));
  }

  static void writePushTokenKey(@Nullable Bytes key, WireWriter writer) {
    writer.bool(key != null);
    if (key != null) {
      writer.fixed(key);
    }
  }

  private static Bytes readSignature(WireReader reader) {
    Bytes signature = reader.opaque("record_signature");
    if (signature.size() != SIGNATURE_BYTES) {
      throw reader.malformed("record_signature", "no Ed25519 signature");
    }
    return signature;
  }
}
