-- Checkpoints of queue partitions. Every bytea is sealed; the cursor stands in partition (K1).

-- Pages of 256 heads, all of one size (K2), under the head key of an epoch (V8).
create table queue_page (
  partition     integer not null references partition,
  page          integer not null,
  epoch         integer not null,
  sealed        bytea not null,
  primary key (partition, page)
) with (fillfactor = 80);
alter table queue_page alter sealed set storage external;

-- Runs: what waits unacknowledged, under ids that look random, in random order (K2).
create table queue_run (
  partition     integer not null,
  id            bytea not null,
  sealed        bytea not null,
  primary key (partition, id)
) with (toast_tuple_target = 8160);
alter table queue_run alter sealed set storage external;
