package im.restante.protocol.qs;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireStruct;
import im.restante.wire.WireWriter;

/// A request without what authenticates it.
///
/// ```
/// struct {
///     uint16 protocol_version;   /* 1 */
///     QSRequestType request_type;
///     select (QSRequestContent.request_type) { case create_user: CreateUserRequest; … };
/// } QSRequestContent;
/// ```
///
/// @param encoded the original bytes, or what [#of] wrote; a function of the request. Tokens and
///   digests are over these.
public record QSRequestContent(QSRequest request, Bytes encoded) implements WireStruct {
  public static final int PROTOCOL_VERSION = 1;

  public static QSRequestContent of(QSRequest request) {
    return new QSRequestContent(
        request,
        new WireWriter().u16(PROTOCOL_VERSION).struct(request.type()).struct(request).toBytes());
  }

  public static QSRequestContent read(WireReader reader) {
    int start = reader.position();
    if (reader.u16("protocol_version") != PROTOCOL_VERSION) {
      throw reader.malformed("protocol_version", "unknown value");
    }
    QSRequest request = QSRequest.read(QSRequestType.read(reader), reader);
    return new QSRequestContent(request, reader.since(start));
  }

  @Override
  public void write(WireWriter writer) {
    writer.fixed(encoded);
  }
}
