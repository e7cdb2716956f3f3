package im.restante.bench.anchor;

import im.restante.bench.Probe;
import im.restante.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Binary `COPY` of one message to many queues, a row for each, one message a statement: rows per
/// CPU second of PostgreSQL. What the client spends on encoding is not counted.
public final class CopyRows {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };

  private final AnchorDatabase database;
  private final int recipients;
  private final Bytes message;
  private long no;

  public CopyRows(AnchorDatabase database, int recipients, Bytes message) throws SQLException {
    this.database = database;
    this.recipients = recipients;
    this.message = message;
    database.execute(
        "create table if not exists delivery"
            + " (queue bigint, no bigint, message bytea, primary key (queue, no))");
    database.execute("alter table delivery alter message set storage external");
  }

  /// The table starts empty each time, so that its index is as deep in every round.
  public Probe rowsPerCpuSecond() {
    return millis -> {
      database.execute("truncate delivery");
      long endNanos = System.nanoTime() + millis * 1_000_000;
      double before = database.cpuSeconds();
      long rows = 0;
      do {
        rows += copy();
      } while (System.nanoTime() < endNanos);
      return rows / (database.cpuSeconds() - before);
    };
  }

  private long copy() throws SQLException, IOException {
    byte[] rows = encode(no++);
    CopyIn copy =
        database
            .connection()
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy delivery from stdin (format binary)");
    copy.writeToCopy(rows, 0, rows.length);
    return copy.endCopy();
  }

  private byte[] encode(long number) throws IOException {
    ByteArrayOutputStream rows = new ByteArrayOutputStream(recipients * (message.size() + 32));
    DataOutputStream out = new DataOutputStream(rows);
    out.write(SIGNATURE);
    out.writeInt(0); // flags
    out.writeInt(0); // header extension
    byte[] payload = message.toByteArray();
    for (int queue = 0; queue < recipients; queue++) {
      out.writeShort(3);
      out.writeInt(Long.BYTES);
      out.writeLong(queue);
      out.writeInt(Long.BYTES);
      out.writeLong(number);
      out.writeInt(payload.length);
      out.write(payload);
    }
    out.writeShort(-1);
    return rows.toByteArray();
  }
}
