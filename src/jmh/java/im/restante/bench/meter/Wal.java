package im.restante.bench.meter;

import im.restante.log.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Write-ahead log of a whole server, read record by record: full-page images left out.
public final class Wal implements AutoCloseable {
  private final Connection connection;

  public Wal(DatabaseAddress address) throws SQLException {
    connection =
        DriverManager.getConnection(address.jdbcUrl(), address.user(), address.passwordText());
    try (Statement statement = connection.createStatement()) {
      boolean _ = statement.execute("create extension if not exists pg_walinspect");
    }
  }

  /// Where the log ends now.
  public String position() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_current_wal_insert_lsn()")) {
      boolean _ = row.next();
      return row.getString(1);
    }
  }

  /// Bytes of records since `position`, without full-page images.
  public long bytesSince(String position) throws SQLException {
    try (Statement flush = connection.createStatement()) {
      // A durable record of our own pushes everything before it out of the buffers.
      boolean _ = flush.execute("select pg_logical_emit_message(true, 'bench', '')");
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select coalesce(sum(record_length), 0)"
                + " from pg_get_wal_records_info(?::pg_lsn, pg_current_wal_flush_lsn())"
                + " where resource_manager <> 'LogicalMessage'")) {
      statement.setString(1, position);
      try (ResultSet row = statement.executeQuery()) {
        boolean _ = row.next();
        return row.getLong(1);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
