package im.restante.protocol.ds;

import im.restante.mls.message.MLSMessage;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// What a joiner finds in its queue (F-34): the Welcome, which all joiners of a commit share, and
/// the part that is its own.
///
/// ```
/// struct { MLSMessage welcome; WelcomeBundlePart part; } WelcomeBundle;
///
/// struct {
///   EncryptedWelcomeAttributionInfo attribution;
///   opaque encrypted_group_state_key<V>;   /* empty: the key is in the Welcome */
///   opaque encrypted_credential_key<V>;    /* empty without a connection */
///   opaque group_id<V>;
/// } WelcomeBundlePart;
/// ```
///
/// The two halves lie apart in a queue entry, so that the log holds the Welcome once.
public record WelcomeBundle(MLSMessage welcome, Part part) implements WireStruct {
  /// WelcomeBundlePart: what is for one joiner alone.
  public record Part(
      EncryptedWelcomeAttributionInfo attribution,
      Bytes encryptedGroupStateKey,
      Bytes encryptedCredentialKey,
      Bytes groupId)
      implements WireStruct {
    public static Part read(WireReader reader) {
      return new Part(
          EncryptedWelcomeAttributionInfo.read(reader),
          reader.opaque("encrypted_group_state_key"),
          reader.opaque("encrypted_credential_key"),
          reader.opaque("group_id"));
    }

    @Override
    public void write(WireWriter writer) {
      writer
          .struct(attribution)
          .opaque(encryptedGroupStateKey)
          .opaque(encryptedCredentialKey)
          .opaque(groupId);
    }
  }

  public static WelcomeBundle read(WireReader reader) {
    return new WelcomeBundle(MLSMessage.read(reader), Part.read(reader));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(welcome).struct(part);
  }
}
