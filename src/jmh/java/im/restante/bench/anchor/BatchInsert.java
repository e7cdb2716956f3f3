package im.restante.bench.anchor;

import im.restante.bench.Probe;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Sixty-four rows in one durable statement: CPU microseconds of PostgreSQL a row.
public final class BatchInsert implements AutoCloseable {
  private static final int ROWS = 64;

  private final AnchorDatabase database;
  private final PreparedStatement insert;
  private final byte[][] rows;

  public BatchInsert(AnchorDatabase database, int rowBytes) throws SQLException {
    this.database = database;
    database.execute("create table if not exists batch (id bigserial primary key, row bytea)");
    database.execute("alter table batch alter row set storage external");
    insert =
        database.connection().prepareStatement("insert into batch (row) select unnest(?::bytea[])");
    rows = new byte[ROWS][rowBytes];
  }

  public Probe cpuMicrosPerRow() {
    return millis -> {
      database.execute("truncate batch");
      long endNanos = System.nanoTime() + millis * 1_000_000;
      double before = database.cpuSeconds();
      long inserted = 0;
      do {
        Array array = database.connection().createArrayOf("bytea", rows);
        insert.setArray(1, array);
        inserted += insert.executeUpdate();
      } while (System.nanoTime() < endNanos);
      return (database.cpuSeconds() - before) * 1e6 / inserted;
    };
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }
}
