-- A rebuild goes athlete by athlete (docs/adr/0085), without a second set of tables and without a lock that every writer shares.

create table rebuild_run (
    id             uuid        primary key,
    mode           text        not null check (mode in ('CHECK', 'APPLY')),
    source         text        not null check (source in ('SETS', 'LOG')),
    topic          text,                 -- of the log; null with SETS
    accept_missing boolean     not null, -- also where the log lacks numbers
    gym            text,                 -- null: every gym
    athlete        text,                 -- null: every athlete of the gym
    state          text        not null check (state in ('READING', 'REBUILDING', 'DONE', 'ABANDONED')),
    says           text,                 -- what it waits for, or why it ended
    started_by     text        not null, -- the token's sub
    started_at     timestamptz not null default clock_timestamp(),
    changed_at     timestamptz not null default clock_timestamp(),
    progress       text        not null, -- JSON, as answered
    check (athlete is null or gym is not null),
    check ((source = 'LOG') = (topic is not null))
);
create unique index rebuild_run_one_at_a_time on rebuild_run ((true)) where state in ('READING', 'REBUILDING');

-- The athletes of the last rebuild: those without an outcome are still to be done, so that it goes on where it was.
create table rebuild_athlete (
    rebuild uuid   not null,
    gym     text   not null,
    athlete text   not null,
    outcome text   check (outcome in ('SAME', 'DIFFERENT', 'APPLIED', 'INCOMPLETE_LOG', 'FAILED')),
    says    text,                        -- why it was left alone
    events  bigint not null default 0,
    primary key (gym, athlete, rebuild)
);
create index rebuild_athlete_to_do on rebuild_athlete (rebuild, gym, athlete) where outcome is null;

-- In what athletes differ, of the last rebuild.
create table rebuild_finding (
    rebuild    uuid not null,
    gym        text not null,
    athlete    text not null,
    n          int  not null,
    kind       text not null,
    program_id uuid,
    slot_id    text,
    week       int,
    live       text,
    rebuilt    text,
    primary key (gym, athlete, rebuild, n)
);

-- What the last rebuild has read of the log, and how far: both are gone after a crash of PostgreSQL, and are read again then.
create unlogged table rebuild_log_event (
    rebuild     uuid     not null,
    gym         text     not null,
    athlete     text     not null,
    topic       smallint not null,  -- 0: the session topic; -1: one that was read before it
    partition   int      not null,
    position    bigint   not null,  -- in the partition
    sequence    bigint   not null,
    event_id    text     not null,
    type        text     not null,
    recorded_at text,
    value       bytea,
    primary key (gym, athlete, rebuild, topic, partition, position)
);
create unlogged table rebuild_log_offset (
    rebuild   uuid     not null,
    topic     smallint not null,    -- -9: every partition was read to its end
    partition int      not null,
    position  bigint   not null,    -- the next to be read
    primary key (rebuild, topic, partition)
);

grant select, insert, update, delete, truncate on rebuild_run, rebuild_athlete, rebuild_finding, rebuild_log_event, rebuild_log_offset
    to ${service_role};

-- The release before may run beside this one, whose writers no longer wait for its switch: it must not switch any more. Its rebuild is
-- refused when it begins; one that runs ends, as with any upgrade. Its tables, functions and schema go with V260, one release later.
create or replace function begin_generation() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    raise exception 'a newer release runs: rebuild with it';
end $$;
create or replace function switch_generation() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    raise exception 'a newer release runs: rebuild with it';
end $$;

update rebuild set state = 'ABANDONED', says = 'a newer release runs', wish = null, changed_at = clock_timestamp()
    where state in ('READING', 'PLANNING', 'READY', 'SWITCHING');
delete from rebuild_difference;
do $$
declare
    name text;
begin
    foreach name in array generation_tables() loop
        execute format('drop table if exists next_generation.%I', name);
    end loop;
end $$;
