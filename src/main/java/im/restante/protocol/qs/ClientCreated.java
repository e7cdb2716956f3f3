package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// The name of a new client record.
///
/// ```
/// struct { QsClientId qs_client_id; } ClientCreated;
/// ```
public record ClientCreated(QsClientId clientId) implements QSResponse.Body {
  @Override
  public QSResponseType type() {
    return QSResponseType.CLIENT_CREATED;
  }

  public static ClientCreated read(WireReader reader) {
    return new ClientCreated(QsClientId.read(reader));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(clientId);
  }
}
