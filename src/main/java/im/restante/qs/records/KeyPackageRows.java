package im.restante.qs.records;

import im.restante.protocol.qs.QsClientId;
import im.restante.wire.Bytes;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The table of published KeyPackages.
final class KeyPackageRows {
  /// One package of each client of a token's user: an ordinary one, gone with the claim, or else a
  /// last-resort one, which stays and waits its turn again (D-12, D-14, D-15, D-38).
  private static final String CLAIM =
      """
      with client as materialized (
        select c.id from qs_client c join qs_user u on c.user_id = u.id where u.token_hash = $1),
      ordinary as materialized (
        select k.id, client.id as client_id from client cross join lateral (
          select id from key_package
          where client_id = client.id and suite = $3 and credential = $4
            and not last_resort and not_after > $2
          order by served, id limit 1 for update skip locked) k),
      gone as (
        delete from key_package k using ordinary o where k.id = o.id
        returning k.client_id, k.sealed, k.ref, k.not_after),
      used as (
        insert into key_package_used (ref, not_after) select ref, not_after from gone),
      spare as materialized (
        select k.id from client cross join lateral (
          select id from key_package
          where client_id = client.id and suite = $3 and credential = $4
            and last_resort and not_after > $2
          order by served, id limit 1 for update) k
        where not exists (select from ordinary o where o.client_id = client.id)),
      again as (
        update key_package k set served = served + 1 from spare s where k.id = s.id
        returning k.client_id, k.sealed)
      select client.id as client_id, p.sealed from client left join (
        select client_id, sealed from gone union all select client_id, sealed from again) p
        on p.client_id = client.id
      order by client.id\
      """;

  private KeyPackageRows() {}

  /// A row to be.
  ///
  /// @param reference keyed hash of the KeyPackageRef
  record Upload(
      Bytes reference,
      long notAfterSeconds,
      int suite,
      int credential,
      boolean lastResort,
      Bytes sealed) {}

  /// Which of `uploads` went in, by reference: not those that are there or were handed out before.
  static Future<Set<Bytes>> insert(SqlClient database, QsClientId client, List<Upload> uploads) {
    return database
        .preparedQuery(
            "insert into key_package"
                + " (client_id, ref, not_after, suite, credential, last_resort, sealed)"
                + " select $1, u.* from unnest($2::bytea[], $3::bigint[], $4::integer[],"
                + " $5::integer[], $6::boolean[], $7::bytea[])"
                + " as u (ref, not_after, suite, credential, last_resort, sealed)"
                + " where not exists (select from key_package_used k where k.ref = u.ref)"
                + " on conflict (ref) do nothing returning ref")
        .execute(
            Tuple.tuple()
                .addBuffer(Columns.buffer(client.value()))
                .addArrayOfBuffer(Columns.buffers(uploads.stream().map(Upload::reference).toList()))
                .addArrayOfLong(uploads.stream().map(Upload::notAfterSeconds).toArray(Long[]::new))
                .addArrayOfInteger(uploads.stream().map(Upload::suite).toArray(Integer[]::new))
                .addArrayOfInteger(uploads.stream().map(Upload::credential).toArray(Integer[]::new))
                .addArrayOfBoolean(uploads.stream().map(Upload::lastResort).toArray(Boolean[]::new))
                .addArrayOfBuffer(Columns.buffers(uploads.stream().map(Upload::sealed).toList())))
        .map(rows -> {
          Set<Bytes> inserted = new HashSet<>();
          for (Row row : rows) {
            inserted.add(Columns.bytes(row, "ref"));
          }
          return inserted;
        });
  }

  static Future<Void> deleteOf(SqlClient database, QsClientId client) {
    return database
        .preparedQuery("delete from key_package where client_id = $1")
        .execute(Tuple.of(Columns.buffer(client.value())))
        .mapEmpty();
  }

  /// Whether a client's packages are within their bounds.
  static Future<Boolean> withinLimits(SqlClient database, QsClientId client, RecordLimits limits) {
    return database
        .preparedQuery(
            "select count(*) filter (where not last_resort) <= $2"
                + " and count(*) filter (where last_resort) <= $3 as within"
                + " from key_package where client_id = $1")
        .execute(
            Tuple.of(
                Columns.buffer(client.value()),
                (long) limits.keyPackagesPerClientMax(),
                (long) limits.lastResortPerClientMax()))
        .map(rows -> rows.iterator().next().getBoolean("within"));
  }

  /// What a claim found.
  ///
  /// @param known whether the token is somebody's
  /// @param packages sealed AddPackages, beside the client each is bound to
  record Claimed(boolean known, List<ClaimedPackage> packages) {}

  record ClaimedPackage(Bytes clientId, Bytes sealed) {}

  static Future<Claimed> claim(
      SqlClient database, Bytes tokenHash, int suite, int credential, long nowSeconds) {
    return database
        .preparedQuery(CLAIM)
        .execute(Tuple.of(Columns.buffer(tokenHash), nowSeconds, suite, credential))
        .map(rows -> {
          List<ClaimedPackage> packages = new ArrayList<>();
          for (Row row : rows) {
            if (row.getBuffer("sealed") != null) {
              packages.add(
                  new ClaimedPackage(
                      Columns.bytes(row, "client_id"), Columns.bytes(row, "sealed")));
            }
          }
          return new Claimed(rows.size() > 0, packages);
        });
  }
}
