package im.restante.protocol.qs;

import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Acknowledges everything below `from` and asks for at most `max` entries from there (C-32, C-33).
///
/// ```
/// struct {
///     QsClientId qs_client_id;
///     uint64 from_sequence_number;
///     uint32 max_entries;
/// } DequeueRequest;
/// ```
public record DequeueRequest(QsClientId clientId, long fromSequenceNumber, long maxEntries)
    implements QSRequest {
  @Override
  public QSRequestType type() {
    return QSRequestType.DEQUEUE;
  }

  public static DequeueRequest read(WireReader reader) {
    return new DequeueRequest(
        QsClientId.read(reader), reader.u64("from_sequence_number"), reader.u32("max_entries"));
  }

  @Override
  public void write(WireWriter writer) {
    writer.struct(clientId).u64(fromSequenceNumber).u32(maxEntries);
  }
}
