package im.restante.protocol.ds;

import im.restante.crypto.SuiteCrypto;
import im.restante.mls.label.Labels;
import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// A user's signature public key of one group, shared by the user's clients (B-27, B-28).
///
/// ```
/// struct { opaque user_auth_key<V>; } UserAuthKey;   /* SafeAAD item 0x8003 */
/// ```
///
/// A key of the group's suite, fresh for each group (V15).
public record UserAuthKey(Bytes publicKey) implements WireStruct {
  /// Its name in a [DSSenderID.UserKeyHash]: RefHash (RFC 9420 §5.2) with the suite's hash.
  public Bytes hash(SuiteCrypto crypto) {
    return Labels.refHash(crypto, "MIMI 1.0 UserAuthKey Reference", publicKey);
  }

  public static UserAuthKey read(WireReader reader) {
    return new UserAuthKey(reader.opaque("user_auth_key"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(publicKey);
  }
}
