-- The durable log and what commits with it. Every bytea is sealed, a keyed hash or random.
-- Rows above 8 KB are cut by the writer where they are many; storage EXTERNAL and a high
-- toast_tuple_target keep the pieces inline and uncompressed (G1).

-- One row per process start of a node. An append shares the row's lock, sealing takes it (G2, G6).
create table stream (
  id            bigint generated always as identity primary key,
  node          text not null,
  gen           bigint not null default 1,
  sealed        boolean not null default false,
  backend_pid   integer,                     -- the appender's server process, for a sealer to end
  backend_start timestamptz,
  low_no        bigint not null default 0,   -- every cursor is at or above it
  end_no        bigint                       -- the number after the last, once sealed and settled
);
create unique index stream_open on stream (node) where not sealed;

-- A queue partition, the stream that owns it (N2) and its cursor vector (K1).
create table partition (
  no            integer primary key,
  stream        bigint references stream,
  gen           bigint not null default 0,
  cursor_stream bigint[] not null default '{}',
  cursor_no     bigint[] not null default '{}'
);

-- One row per group, compared and set by its tag (G3, G4). A buried one is a tombstone.
create table head (
  locator       bytea primary key,
  tag           bytea not null,
  wrapped_key   bytea,                       -- V2 alone
  snapshot_no   bigint,                      -- the journal entry that the newest snapshot stands for
  buried        boolean not null default false,
  tombstone     bytea
) with (fillfactor = 80, toast_tuple_target = 8160);

create table journal (
  locator       bytea not null,
  entry_no      bigint not null,
  sealed        bytea not null,
  primary key (locator, entry_no)
) with (toast_tuple_target = 8160);
alter table journal alter sealed set storage external;

create table snapshot (
  locator       bytea not null,
  entry_no      bigint not null,
  sealed        bytea not null,
  primary key (locator, entry_no)
) with (toast_tuple_target = 8160);
alter table snapshot alter sealed set storage external;

-- Group ids handed out, by keyed hash (V1). A used one stays for ever.
create table reservation (
  hash          bytea primary key,
  used          boolean not null default false,
  reserved_on   date not null default current_date
);

-- The newest epoch of the log key chain (V7); whoever steps forward holds this row's lock.
create table log_key (
  one           boolean primary key default true check (one),
  epoch         integer not null default 0
);
insert into log_key default values;

-- Which numbers of which stream lie in which partition of the log, and under which key epoch.
create table log_extent (
  stream        bigint not null references stream,
  first_no      bigint not null,
  end_no        bigint,                      -- the number after the last, once it is left
  slot          smallint not null,
  epoch         integer not null,
  primary key (stream, first_no)
);

-- Rings of partitions: whole partitions are truncated, rows never deleted. Writers name the
-- partition itself. Nothing is ever updated, so autovacuum would find nothing to do.
create table log (
  stream        bigint not null,
  no            bigint not null,
  epoch         integer not null,
  slot          smallint not null,
  chunk         smallint not null,
  sealed        bytea not null
) partition by list (slot);
alter table log alter sealed set storage external;

-- Answers by the keyed digest of their request (D1), in partitions by age.
create table done (
  slot          smallint not null,
  digest        bytea not null,
  locator       bytea,
  answer        bytea not null
) partition by list (slot);
alter table done alter answer set storage external;

-- Large payloads by random id, in partitions by age (V11).
create table blob (
  slot          smallint not null,
  chunk         smallint not null,
  id            bytea not null,
  sealed        bytea not null
) partition by list (slot);
alter table blob alter sealed set storage external;

do $$
begin
  for slot in 0 .. 15 loop
    execute format('create table log_%s partition of log for values in (%s)
      with (toast_tuple_target = 8160, autovacuum_enabled = false)', slot, slot);
    execute format('alter table log_%s add primary key (stream, no, chunk)', slot);
  end loop;
  for slot in 0 .. 3 loop
    execute format('create table done_%s partition of done for values in (%s)
      with (toast_tuple_target = 8160, autovacuum_enabled = false)', slot, slot);
    execute format('alter table done_%s add primary key (digest)', slot);
    execute format('create index on done_%s (locator) where locator is not null', slot);
  end loop;
  for slot in 0 .. 7 loop
    execute format('create table blob_%s partition of blob for values in (%s)
      with (toast_tuple_target = 8160, autovacuum_enabled = false)', slot, slot);
    execute format('alter table blob_%s add primary key (id, chunk)', slot);
  end loop;
end $$;

-- Moves a stream to the next partition of the log and the next key epoch. All streams go around the
-- ring together: one that lags takes the newest partition, the foremost takes a free one. Where none
-- is free, the stream stays where it is.
create function log_step(p_stream bigint, p_no bigint, out slot smallint, out epoch integer)
language plpgsql as $$
declare
  here record;
  newest smallint;
begin
  perform from log_key for update;
  select e.slot, e.epoch, e.first_no into here
    from log_extent e where e.stream = p_stream and e.end_no is null;
  select e.slot into newest from log_extent e order by e.epoch desc limit 1;
  if newest is not null and newest is distinct from here.slot then
    slot := newest;
  else
    select s into slot
      from (select i, (coalesce(here.slot, 15) + i) % 16 as s from generate_series(1, 16) i) ring
      where not exists (select from log_extent e where e.slot = s)
      order by i limit 1;
  end if;
  if here.slot is not null and (slot is null or here.first_no >= p_no) then
    slot := here.slot;
    epoch := here.epoch;
    return;
  end if;
  slot := coalesce(slot, newest);
  update log_key set epoch = log_key.epoch + 1 returning log_key.epoch into log_step.epoch;
  update log_extent set end_no = p_no where stream = p_stream and end_no is null;
  insert into log_extent (stream, first_no, slot, epoch) values (p_stream, p_no, slot, epoch);
end $$;

-- Seals what a node's previous process has left open and counts its rows (N1). Waits for a
-- transaction that still appends.
create function stream_settle(p_node text) returns void
language plpgsql as $$
declare
  old bigint;
begin
  for old in update stream set sealed = true, gen = gen + 1
    where node = p_node and not sealed returning id
  loop
    update stream s set end_no = greatest(
        s.low_no,
        (select coalesce(max(no) + 1, 0) from log where stream = old),
        (select coalesce(max(first_no), 0) from log_extent where stream = old))
      where id = old;
    update log_extent e set end_no = greatest(e.first_no, s.end_no)
      from stream s where s.id = old and e.stream = old and e.end_no is null;
  end loop;
end $$;

-- Empties the partitions of the log in which no cursor has anything left to read (K3). A partition
-- that somebody reads, a dump perhaps, is left for another time: nobody waits for it.
create function log_truncate() returns integer
language plpgsql as $$
declare
  candidate smallint;
  emptied integer := 0;
begin
  set local lock_timeout = '50ms';
  for candidate in
    select e.slot from log_extent e join stream s on s.id = e.stream
    group by e.slot having bool_and(e.end_no is not null and e.end_no <= s.low_no)
  loop
    begin
      execute format('lock table log_%s in access exclusive mode', candidate);
      if not exists (
        select from log_extent e join stream s on s.id = e.stream
        where e.slot = candidate and (e.end_no is null or e.end_no > s.low_no))
      then
        execute format('truncate log_%s', candidate);
        delete from log_extent e using stream s
          where s.id = e.stream and e.slot = candidate and e.end_no <= s.low_no;
        emptied := emptied + 1;
      end if;
    exception when lock_not_available then
      continue;
    end;
  end loop;
  return emptied;
end $$;
