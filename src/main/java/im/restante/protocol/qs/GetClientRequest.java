package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Asks for a client record: of the sender itself, or of the sending user.
///
/// ```
/// struct { QsClientId qs_client_id; } GetClientRequest;
/// ```
public record GetClientRequest(QsClientId clientId) implements QSRequest {
  @Override
  public QSRequestType type() {
    return QSRequestType.GET_CLIENT;
  }

  public static GetClientRequest read(WireReader reader) {
    return new GetClientRequest(QsClientId.read(reader));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(clientId);
  }
}
