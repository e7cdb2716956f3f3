package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Deletes a client with its queue and KeyPackages; the last one goes only with its user (C-27).
///
/// ```
/// struct { QsClientId qs_client_id; } DeleteClientRequest;
/// ```
public record DeleteClientRequest(QsClientId clientId) implements QSRequest {
  @Override
  public QSRequestType type() {
    return QSRequestType.DELETE_CLIENT;
  }

  public static DeleteClientRequest read(WireReader reader) {
    return new DeleteClientRequest(QsClientId.read(reader));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(clientId);
  }
}
