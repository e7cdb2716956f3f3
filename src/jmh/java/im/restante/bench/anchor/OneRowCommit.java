package im.restante.bench.anchor;

import im.restante.bench.Probe;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// One row, one durable commit, nothing else: the latency that nobody beats.
public final class OneRowCommit implements AutoCloseable {
  private static final double NANOS_PER_MILLI = 1e6;

  private final PreparedStatement insert;

  public OneRowCommit(AnchorDatabase database, int rowBytes) throws SQLException {
    database.execute("create table if not exists one_row (id bigserial primary key, row bytea)");
    insert = database.connection().prepareStatement("insert into one_row (row) values (?)");
    insert.setBytes(1, new byte[rowBytes]);
  }

  /// Median milliseconds.
  public Probe p50Millis() {
    return millis -> {
      long endNanos = System.nanoTime() + millis * 1_000_000;
      List<Long> nanos = new ArrayList<>();
      do {
        long start = System.nanoTime();
        int _ = insert.executeUpdate();
        nanos.add(System.nanoTime() - start);
      } while (System.nanoTime() < endNanos);
      Collections.sort(nanos);
      return nanos.get(nanos.size() / 2) / NANOS_PER_MILLI;
    };
  }

  @Override
  public void close() throws SQLException {
    insert.close();
  }
}
