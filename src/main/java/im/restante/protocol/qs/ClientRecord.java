package im.restante.protocol.qs;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// A client record as its owner sees it.
///
/// ```
/// struct {
///     SignaturePublicKey client_record_auth_key;
///     HPKEPublicKey queue_encryption_key;
///     uint32 key_packages;             /* ordinary ones left to claim */
///     uint32 last_resort_key_packages;
/// } ClientRecord;
/// ```
public record ClientRecord(
    Bytes clientRecordAuthKey,
    Bytes queueEncryptionKey,
    long keyPackages,
    long lastResortKeyPackages)
    implements QSResponse.Body {
  @Override
  public QSResponseType type() {
    return QSResponseType.CLIENT_RECORD;
  }

  public static ClientRecord read(WireReader reader) {
    return new ClientRecord(
        reader.opaque("client_record_auth_key"),
        reader.opaque("queue_encryption_key"),
        reader.u32("key_packages"),
        reader.u32("last_resort_key_packages"));
  }

  @Override
  public void write(WireWriter writer) {
    writer
        .opaque(clientRecordAuthKey)
        .opaque(queueEncryptionKey)
        .u32(keyPackages)
        .u32(lastResortKeyPackages);
  }
}
