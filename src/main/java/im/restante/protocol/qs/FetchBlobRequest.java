package im.restante.protocol.qs;

import im.restante.wire.Bytes;
import im.restante.wire.WireReader;
import im.restante.wire.WireWriter;

/// Asks for a payload by the random id that stood inside an entry.
///
/// ```
/// struct { opaque blob_id[16]; } FetchBlobRequest;
/// ```
public record FetchBlobRequest(Bytes blobId) implements QSRequest {
  @Override
  public QSRequestType type() {
    return QSRequestType.FETCH_BLOB;
  }

  public static FetchBlobRequest read(WireReader reader) {
    return new FetchBlobRequest(reader.fixed("blob_id", BlobRef.ID_BYTES));
  }

  @Override
  public void write(WireWriter writer) {
    writer.fixed(blobId);
  }
}
