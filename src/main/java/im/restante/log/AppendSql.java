package im.restante.log;

/// The statements of an append, for one partition of the log and one of the remembered answers.
///
/// Writers name the partitions themselves, which saves routing every row.
final class AppendSql {
  private AppendSql() {}

  /// Records without heads: nobody can lose, unless a request is done already; then nothing at all
  /// is written and [#headed] decides unit by unit.
  static String plain(int logSlot, int doneSlot) {
    return """
    with f as materialized (
      select id from stream where id = $1 and gen = $2 and not sealed for share),
    seen as materialized (
      select digest from done where digest = any($5::bytea[]) limit 1),
    ok as materialized (
      select id from f where not exists (select from seen)),
    d as (
      insert into done_%2$d (slot, digest, locator, answer)
      select %2$d, t.digest, t.locator, t.answer
      from ok, unnest($5::bytea[], $6::bytea[], $7::bytea[]) as t(digest, locator, answer)),
    l as (
      insert into log_%1$d (stream, no, epoch, slot, chunk, sealed)
      select ok.id, $4::int8 + t.k, $3::int4, %1$d, t.chunk, t.sealed
      from ok, unnest($8::int4[], $9::int2[], $10::bytea[]) as t(k, chunk, sealed))
    select (select count(*) from f), (select count(*) from seen)
    """
        .formatted(logSlot, doneSlot);
  }

  /// The general statement (G2). Heads come sorted by locator, so that two rivals lock them in one
  /// order; a unit whose head moved or whose request is done writes nothing.
  static String headed(int logSlot, int doneSlot) {
    return """
    with f as materialized (
      select id from stream where id = $1 and gen = $2 and not sealed for share),
    u as materialized (
      select * from unnest($5::int4[], $6::int2[], $7::bytea[], $8::bytea[], $9::bytea[],
          $10::bytea[], $11::bytea[], $12::int8[], $13::bytea[])
        as t(unit, kind, locator, old, new, wrapped, reservation, snapshot_no, tombstone)),
    v as materialized (
      select * from unnest($14::int4[], $15::int4[], $16::bool[]) as t(unit, records, headed)),
    x as materialized (
      select * from unnest($20::int4[], $21::bytea[], $22::bytea[], $23::bytea[])
        as t(unit, digest, locator, answer)),
    seen as materialized (
      select x.unit from x join done on done.digest = x.digest),
    c as (
      update head h
      set tag = u.new, buried = u.kind = 3, tombstone = u.tombstone,
        wrapped_key = case when u.kind = 3 then null else h.wrapped_key end,
        snapshot_no = case when u.kind = 3 then null
          else coalesce(u.snapshot_no, h.snapshot_no) end
      from f, u
      where u.kind in (2, 3) and h.locator = u.locator and h.tag = u.old and not h.buried
        and u.unit <> all (array(select unit from seen))
      returning u.unit),
    r as (
      update reservation set used = true
      from f, u
      where u.kind = 1 and reservation.hash = u.reservation and not reservation.used
        and u.unit <> all (array(select unit from seen))
      returning u.unit),
    n as (
      insert into head (locator, tag, wrapped_key)
      select u.locator, u.new, u.wrapped from f, u
      where u.kind = 1 and u.unit <> all (array(select unit from seen))
        and (u.reservation is null or u.unit in (select unit from r))
      on conflict do nothing
      returning locator),
    won as materialized (
      select v.unit, sum(v.records) over (order by v.unit) - v.records as before
      from f, v
      where case when v.headed
        then v.unit in (
          select unit from c union all select u.unit from n join u using (locator))
        else v.unit not in (select unit from seen) end),
    j as (
      insert into journal (locator, entry_no, sealed)
      select u.locator, t.entry_no, t.sealed
      from unnest($17::int4[], $18::int8[], $19::bytea[]) as t(unit, entry_no, sealed)
        join won using (unit) join u using (unit)),
    bj as (
      delete from journal using u, won
      where u.kind = 3 and won.unit = u.unit and journal.locator = u.locator),
    bs as (
      delete from snapshot using u, won
      where u.kind = 3 and won.unit = u.unit and snapshot.locator = u.locator),
    d as (
      insert into done_%2$d (slot, digest, locator, answer)
      select %2$d, x.digest, x.locator, x.answer from x join won using (unit)),
    l as (
      insert into log_%1$d (stream, no, epoch, slot, chunk, sealed)
      select f.id, $4::int8 + won.before + t.k, $3::int4, %1$d, t.chunk, t.sealed
      from f, unnest($24::int4[], $25::int4[], $26::int2[], $27::bytea[])
          as t(unit, k, chunk, sealed)
        join won using (unit))
    select (select count(*) from f), (select array_agg(unit) from won)
    """
        .formatted(logSlot, doneSlot);
  }
}
