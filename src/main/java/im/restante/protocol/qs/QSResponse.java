package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// The answer to a request: the body of every response of `POST /qs/v1`.
///
/// ```
/// struct {
///     uint16 protocol_version;   /* 1 */
///     QSResponseType response_type;
///     select (QSResponse.response_type) { case ok: Ok; case error: QSError; … };
/// } QSResponse;
/// ```
public record QSResponse(Body body) implements WireStruct {
  /// The select body of QSResponse.
  public sealed interface Body extends WireStruct
      permits Blob,
          ClientCreated,
          ClientRecord,
          EncryptionKey,
          KeyPackages,
          Ok,
          QSError,
          QueueEntries,
          UserCreated,
          UserRecord {
    QSResponseType type();
  }

  public static QSResponse read(WireReader reader) {
    if (reader.u16("protocol_version") != QSRequestContent.PROTOCOL_VERSION) {
      throw reader.malformed("protocol_version", "unknown value");
    }
    return new QSResponse(
        switch (QSResponseType.read(reader)) {
          case OK -> Ok.read(reader);
          case ERROR -> QSError.read(reader);
          case USER_CREATED -> UserCreated.read(reader);
          case USER_RECORD -> UserRecord.read(reader);
          case CLIENT_CREATED -> ClientCreated.read(reader);
          case CLIENT_RECORD -> ClientRecord.read(reader);
          case KEY_PACKAGES -> KeyPackages.read(reader);
          case QUEUE_ENTRIES -> QueueEntries.read(reader);
          case ENCRYPTION_KEY -> EncryptionKey.read(reader);
          case BLOB -> Blob.read(reader);
        });
  }

  @Override
  public void write(WireWriter writer) {
    writer.u16(QSRequestContent.PROTOCOL_VERSION).struct(body.type()).struct(body);
  }
}
