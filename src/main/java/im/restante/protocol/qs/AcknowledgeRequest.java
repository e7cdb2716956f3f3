package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Says that everything below `up_to` is done with (C-33).
///
/// ```
/// struct { QsClientId qs_client_id; uint64 up_to; } AcknowledgeRequest;
/// ```
public record AcknowledgeRequest(QsClientId clientId, long upTo) implements QSRequest {
  @Override
  public QSRequestType type() {
    return QSRequestType.ACKNOWLEDGE;
  }

  public static AcknowledgeRequest read(WireReader reader) {
    return new AcknowledgeRequest(QsClientId.read(reader), reader.u64("up_to"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(clientId).u64(upTo);
  }
}
