-- A rebuild makes everything derived anew in tables of its own, in schema next_generation, which then take the place of those that
-- are served (docs/adr/0030). Only the owner may create, drop and move tables: the service calls the owner's functions.

create schema next_generation;
grant usage on schema next_generation to ${service_role};

create table rebuild (
    id          uuid        primary key,
    state       text        not null check (state in ('READING', 'PLANNING', 'READY', 'SWITCHING', 'SWITCHED', 'ABANDONED')),
    topic       text        not null,  -- the history is read from it, and then from the session topic
    started_by  text        not null,  -- the token's sub
    started_at  timestamptz not null default clock_timestamp(),
    changed_at  timestamptz not null default clock_timestamp(),
    progress    text        not null,  -- JSON, as answered
    says        text,                  -- why it was abandoned, or not switched
    wish        text        check (wish in ('SWITCH', 'SWITCH_EVEN_IF_LESS', 'ABANDON'))  -- what an operator has asked for since
);
create unique index rebuild_one_at_a_time on rebuild ((true)) where state in ('READING', 'PLANNING', 'READY', 'SWITCHING');

-- In what the rebuilt state differs from the one that is served, of the last rebuild; with the event that the switch stores, if any.
create table rebuild_difference (
    gym        text not null,
    athlete    text not null,
    n          int  not null,
    kind       text not null,
    program_id uuid,
    slot_id    text,
    week       int,
    live       text,
    rebuilt    text,
    type       text,
    data       text,
    primary key (gym, athlete, n),
    check ((type is null) = (data is null))
);

-- An operator's decisions hold in a rebuild too: of a hole, the numbers passed over are from sequence to this one.
alter table skipped_event add column through bigint;

grant select, insert, update, delete on rebuild, rebuild_difference to ${service_role};

-- In the order in which readers come to them, so that readers and a switch cannot wait for each other.
create function generation_tables() returns text[] language sql immutable set search_path = pg_catalog, pg_temp as $$
    select array['roster_row', 'athlete_profile', 'program', 'slot_week', 'program_week', 'today_backoff', 'set_fact', 'inbox', 'parked_event']
$$;

-- Empty tables, in all like those that are served, down to the names of their indexes.
create function begin_generation() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    name    text;
    storage text;
    part    record;
begin
    foreach name in array public.generation_tables() loop
        execute format('drop table if exists next_generation.%I', name);
        select 'with (' || array_to_string(reloptions, ', ') || ')' into storage from pg_class where oid = format('public.%I', name)::regclass;
        execute format('create table next_generation.%I (like public.%I including all excluding indexes) %s', name, name, coalesce(storage, ''));
        for part in select conname, pg_get_constraintdef(oid) as definition from pg_constraint
                where conrelid = format('public.%I', name)::regclass and contype in ('p', 'u') loop
            execute format('alter table next_generation.%I add constraint %I %s', name, part.conname, part.definition);
        end loop;
        for part in select pg_get_indexdef(indexrelid) as definition from pg_index i
                where indrelid = format('public.%I', name)::regclass and not exists (select from pg_constraint c where c.conindid = i.indexrelid) loop
            execute replace(part.definition, ' ON public.', ' ON next_generation.');
        end loop;
        execute format('grant select, insert, update, delete on next_generation.%I to ${service_role}', name);
    end loop;
end $$;

-- One table at a time: no statement of the service may take long.
create function analyze_generation(name text) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if name = any (public.generation_tables()) then
        execute format('analyze next_generation.%I', name);
    end if;
end $$;

-- The next generation becomes the one that is served, and the one before it is gone. Autovacuum is made to leave before readers are kept
-- waiting; they wait for as long as the rest of the caller's transaction takes.
create function switch_generation() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    name text;
begin
    foreach name in array public.generation_tables() loop
        if exists (
            (select attname, atttypid, attnotnull from pg_attribute where attrelid = format('public.%I', name)::regclass and attnum > 0 and not attisdropped
             except select attname, atttypid, attnotnull from pg_attribute where attrelid = format('next_generation.%I', name)::regclass)) then
            raise exception 'table % has changed since the rebuild began: start another', name;
        end if;
        execute format('lock table public.%I, next_generation.%I in share update exclusive mode', name, name);
    end loop;
    foreach name in array public.generation_tables() loop
        execute format('drop table public.%I', name);
        execute format('alter table next_generation.%I set schema public', name);
    end loop;
end $$;

revoke all on function generation_tables(), begin_generation(), analyze_generation(text), switch_generation() from public;
grant execute on function generation_tables(), begin_generation(), analyze_generation(text), switch_generation() to ${service_role};
