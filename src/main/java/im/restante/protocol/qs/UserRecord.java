package im.restante.protocol.qs;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;
import java.util.List;

/// A user record as its owner sees it.
///
/// ```
/// struct { SignaturePublicKey user_record_auth_key; QsClientId clients<V>; } UserRecord;
/// ```
public record UserRecord(Bytes userRecordAuthKey, List<QsClientId> clients)
    implements QSResponse.Body {
  public UserRecord {
    clients = List.copyOf(clients);
  }

  @Override
  public QSResponseType type() {
    return QSResponseType.USER_RECORD;
  }

  public static UserRecord read(WireReader reader) {
    return new UserRecord(
        reader.opaque("user_record_auth_key"), reader.vector("clients", QsClientId::read));
  }

  @Override
  public void write(WireWriter writer) {
    writer.opaque(userRecordAuthKey).vector(clients);
  }
}
