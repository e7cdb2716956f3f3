package im.restante.bench.anchor;

import im.restante.bench.Probe;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/// Binary `COPY (SELECT …) TO STDOUT` of one queue's rows: bytes per CPU second of PostgreSQL.
public final class CopyOutRows {
  private final AnchorDatabase database;

  public CopyOutRows(AnchorDatabase database, int rows, int rowBytes) throws SQLException {
    this.database = database;
    database.execute(
        "create table backlog (queue bigint, no bigint, entry bytea, primary key (queue, no))");
    database.execute("alter table backlog alter entry set storage external");
    database.execute(
        "insert into backlog select 1, no, decode(repeat('5a', "
            + rowBytes
            + "), 'hex') from generate_series(1, "
            + rows
            + ") no");
    database.execute("vacuum analyze backlog");
  }

  public Probe bytesPerCpuSecond() {
    return millis -> {
      long endNanos = System.nanoTime() + millis * 1_000_000;
      double before = database.cpuSeconds();
      long bytes = 0;
      do {
        CopyOut copy =
            database
                .connection()
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                    "copy (select no, entry from backlog where queue = 1 order by no)"
                        + " to stdout (format binary)");
        for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
          bytes += row.length;
        }
      } while (System.nanoTime() < endNanos);
      return bytes / (database.cpuSeconds() - before);
    };
  }
}
