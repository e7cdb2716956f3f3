package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Asks for entries as they come; the first frame of a WebSocket and nowhere else.
///
/// ```
/// struct {
///     QsClientId qs_client_id;
///     uint64 from_sequence_number;
///     uint32 window_entries;   /* unacknowledged entries that the client is ready to hold; 0: as many as the service allows */
/// } ListenRequest;
/// ```
public record ListenRequest(QsClientId clientId, long fromSequenceNumber, long windowEntries)
    implements QSRequest {
  @Override
  public QSRequestType type() {
    return QSRequestType.LISTEN;
  }

  public static ListenRequest read(WireReader reader) {
    return new ListenRequest(
        QsClientId.read(reader), reader.u64("from_sequence_number"), reader.u32("window_entries"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(clientId).u64(fromSequenceNumber).u32(windowEntries);
  }
}
