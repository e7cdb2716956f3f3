-- Records of users and clients at their own provider, and their KeyPackages. Names are keyed
-- hashes, handles random, tokens hashed, packages sealed; no column says who anybody is (C-25).

create table qs_user (
  id            bytea primary key,
  auth_key      bytea not null,
  token_hash    bytea not null unique          -- SHA-256 of the friendship token (D-34, D-35)
);

create table qs_client (
  id            bytea primary key,
  user_id       bytea not null references qs_user on delete cascade,
  auth_key      bytea not null,
  queue_key     bytea not null,
  handle        bigint not null unique,        -- the queue's number; random, never reused (V9)
  active_day    integer not null               -- days since 1970 (C-30)
);
create index on qs_client (user_id);
create index on qs_client (active_day);

create table key_package (
  id            bigint generated always as identity primary key,
  client_id     bytea not null references qs_client on delete cascade,
  ref           bytea not null unique,         -- keyed hash of the KeyPackageRef
  not_after     bigint not null,               -- seconds since 1970 (D-38)
  suite         integer not null,
  credential    integer not null,              -- the type alone (V18)
  last_resort   boolean not null,
  served        integer not null default 0,    -- how often a last resort was handed out (D-15)
  sealed        bytea not null
) with (toast_tuple_target = 8160);
alter table key_package alter sealed set storage external;
create index key_package_next on key_package
  (client_id, suite, credential, last_resort, served, id);
create index on key_package (not_after);

-- Ordinary KeyPackages that were handed out, until they expire: none is ever published again.
create table key_package_used (
  ref           bytea primary key,
  not_after     bigint not null
);
create index on key_package_used (not_after);

-- Answers by the keyed digest of their request (D1), until no token of that age is accepted.
create table qs_answer (
  digest        bytea primary key,
  sealed        bytea,
  made_at       bigint not null                -- seconds since 1970
);
create index on qs_answer (made_at);
