package im.restante.qs.records;

import im.restante.wire.Bytes;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.Collection;

/// Bytes to and from `bytea` columns.
final class Columns {
  private Columns() {}

  static Buffer buffer(Bytes bytes) {
    return Buffer.buffer(bytes.toByteArray());
  }

  static Buffer[] buffers(Collection<Bytes> values) {
    return values.stream().map(Columns::buffer).toArray(Buffer[]::new);
  }

  static Bytes bytes(Row row, String column) {
    return Bytes.wrap(row.getBuffer(column).getBytes());
  }
}
