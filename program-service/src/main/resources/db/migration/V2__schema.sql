-- The program service's own tables, beside those of V1__store.sql: sets, athletes, programs and their weeks, the
-- roster, what a gym has decided, and rebuilds. Until release 1.0 this file is edited in place; from then on it never
-- changes (ADR 0129).
--
-- All of it except rebuilds and the progress of an equipment change can be computed again from this service's events
-- and the session service's facts.

-- ---------------------------------------------------------------------------------------------------------------- sets

-- One row per set: its newest revision, removed sets included, because a removal may arrive before its set.
create table set_fact (
    gym                text        not null,
    athlete            text        not null,
    set_id             text        not null,
    revision           int         not null,
    recorded_at        timestamptz,          -- by the session service; of one revision the later one counts (ADR 0135); null: unknown
    removed            boolean     not null,
    session_id         text        not null,
    session_started_at timestamptz,
    day                int,
    exercise           text,
    role               text,
    load_value         numeric,
    load_unit          text,
    reps               int,
    rpe                numeric,
    pain               boolean,
    completed_at       timestamptz,
    slot_id            text,
    primary key (gym, athlete, set_id),
    check (removed or (session_started_at is not null and exercise is not null and role is not null and load_value is not null
                       and load_unit is not null and reps is not null and pain is not null and completed_at is not null))
);
create index set_fact_by_session_start on set_fact (gym, athlete, session_started_at) where not removed;

-- One row per session that its athlete has finished. The plan of today says it about today's session.
create table finished_session (
    gym         text        not null,
    athlete     text        not null,
    session_id  text        not null,
    finished_at timestamptz not null,
    primary key (gym, athlete, session_id)
);

grant select, insert, update, delete on set_fact, finished_session to ${service_role};

-- ------------------------------------------------------------------------------------------------------------ programs

-- One row per athlete whom the gym has enrolled.
create table athlete_profile (
    gym     text not null,
    athlete text not null,
    profile text not null, -- JSON
    primary key (gym, athlete)
);

-- One row per program of an athlete.
create table program (
    gym              text        not null,
    program_id       uuid        not null,
    athlete          text        not null,
    starts_on        date        not null,
    state            text        not null,              -- JSON: the program after all decisions, derived from their events
    template_id      text,                              -- the program template that it was started from (ADR 0155); null: none
    template_version int,
    planned_to       int         not null,              -- the last week decided; 0 before the first plan
    next_week_at     timestamptz,                       -- when the week that ran at the last plan ends; null: no week is left to close
    primary key (gym, program_id)
);
-- What people have decided about an athlete is found without reading all results.
create index event_decided on event (gym, athlete, stream, version)
    where type not in ('WeekRecomputed.v1', 'FlagsChanged.v1', 'BackoffAdjusted.v1', 'RowChanged.v1');
create index program_by_athlete on program (gym, athlete);
create index program_by_week_end on program (next_week_at) where next_week_at is not null;
-- The programs of a template are found by athlete, without reading all programs of the gym.
create index program_of_template on program (gym, template_id, athlete) where template_id is not null;

-- One row per slot and week of a program: the newest WeekRecomputed, which has all that is known on entering the week.
create table slot_week (
    gym                 text        not null,
    program_id          uuid        not null,
    slot_id             text        not null,
    week                int         not null,
    revision            int         not null,
    revised_after_final boolean     not null,
    slot_week           text        not null,               -- JSON
    changed_at          timestamptz not null default now(), -- the list of targets can leave out slots that have not changed since a time
    primary key (gym, program_id, week, slot_id)
);

-- One row per week of a program, with what belongs to no single slot.
create table program_week (
    gym        text not null,
    program_id uuid not null,
    week       int  not null,
    trends     text,                        -- JSON: of each exercise on entering the week; null until that is certain
    flags      text not null default '[]',  -- JSON: all that stand on the week's plan: the newest FlagsChanged
    backoffs   jsonb,                       -- of each session and slot the load and a hash of the newest BackoffAdjusted
    primary key (gym, program_id, week),
    check (jsonb_typeof(backoffs) = 'object')
);

grant select, insert, update, delete on athlete_profile, program, slot_week, program_week to ${service_role};

-- -------------------------------------------------------------------------------------------------------------- roster

-- One row per athlete on the coach's page, written with the plan that it comes from.
create table roster_row (
    gym             text           not null,
    athlete         text           not null,
    name            text           not null,
    rests           tstzmultirange not null, -- the athlete's pauses: an athlete may rest more than once within a week
    urgency         int            not null, -- of the most urgent flag: 0 first, 99 none
    adherence       int            not null, -- sessions done in the last four weeks, % of those planned; 101: none was planned
    last_session_at timestamptz    not null, -- 1970: never
    look_from       timestamptz    not null, -- from when on the athlete needs a look; 1970: already; 9999: never
    next_day_at     timestamptz,             -- the next time at which other days of the athlete are missed; null: no such time is near
    flags           varchar[]      not null,
    exercises       varchar[]      not null, -- of the main lifts
    entry           text           not null, -- JSON, as answered
    memory          text           not null, -- JSON, what the next change of this row starts from
    primary key (gym, athlete)
);
-- The time sweep looks every minute for rows whose day has ended.
create index roster_row_by_day_end on roster_row (next_day_at) where next_day_at is not null;

-- One row per flag of an athlete that a person has marked as seen (ADR 0152).
create table seen_flag (
    gym     text not null,
    athlete text not null,
    code    text not null,
    mark    text,          -- JSON; null: opened again
    times   int  not null, -- how often it was marked or opened
    primary key (gym, athlete, code)
);

grant select, insert, update, delete on roster_row, seen_flag to ${service_role};

-- ----------------------------------------------------------------------------------------------------------------- gym

-- Rows of these tables are written in the transaction of the gym's events.

-- One row per gym that has changed its settings (ADR 0149).
create table gym_settings (
    gym         text        primary key,
    settings    text        not null, -- JSON, as GET /v1/gym shows it, with whom the coaches of the gym see (ADR 0154)
    revision    int         not null, -- from 1
    changed_at  timestamptz not null
);

-- One row per exercise that a gym has defined itself (ADR 0149).
create table exercise (
    gym        text    not null,
    id         text    not null,
    definition text    not null, -- JSON, as GET /v1/exercises shows it, with whether the gym has retired it
    changes    int     not null, -- how often it was defined or retired
    primary key (gym, id)
);

-- One row per gym with such exercises. Each change gives it a new version: a replica that has read this version need
-- not read the exercises again.
create table exercise_version (
    gym     text not null primary key,
    version uuid not null
);

-- One row per version of a program template of a gym's library (ADR 0155). Old versions stay, so that running programs
-- can be compared with them.
create table program_template (
    gym      text        not null,
    id       text        not null,
    version  int         not null, -- from 1
    newest   boolean     not null,
    retired  boolean     not null, -- of the newest version
    name     text        not null,
    template text        not null, -- JSON, as in ProgramTemplateSaved
    saved_at timestamptz not null,
    primary key (gym, id, version)
);
create index program_template_newest on program_template (gym, id) where newest;

-- One row per athlete to whom the gym has given coaches or tags, or whom it has archived (ADR 0154).
create table coaches_and_tags (
    gym     text      not null,
    athlete text      not null,
    coaches varchar[] not null, -- subjects
    tags    varchar[] not null,
    archived_at timestamptz, -- null: the athlete is not archived
    primary key (gym, athlete)
);
-- The audit of an athlete has the changes of the athlete's coaches, tags and archive, which are events of the gym's own stream.
create index event_of_gym_about_athlete on event (gym, (data ->> 'athleteId'), version) where stream = 'gym';

grant select, insert, update, delete on gym_settings, program_template, coaches_and_tags
    to ${service_role};
grant select, insert, update on exercise, exercise_version to ${service_role};

-- Empties what the events of a gym say about the coaches and tags of an athlete whose erasure was requested in the same
-- transaction. They keep their numbers and the athlete's id, as the athlete's own events do.
create function erase_requested_coaches_and_tags(of_gym text, of_athlete text) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    emptied bigint;
begin
    if not exists (select from public.erasure_request r
            where r.gym = of_gym and r.athlete = of_athlete and r.xid = pg_current_xact_id()) then
        raise exception 'no erasure of athlete % of gym % was requested in this transaction', of_athlete, of_gym
            using errcode = 'insufficient_privilege';
    end if;
    update public.event e set metadata = '{}', data = case e.type
            when 'AthleteCoachesChanged.v1' then json_build_object('athleteId', of_athlete, 'coaches', json_build_array(),
                'changedAt', e.data -> 'changedAt')
            when 'AthleteTagsChanged.v1' then json_build_object('athleteId', of_athlete, 'tags', json_build_array(),
                'changedAt', e.data -> 'changedAt')
            else e.data end
        where e.gym = of_gym and e.stream = 'gym' and e.athlete = '~gym'
            and e.type in ('AthleteCoachesChanged.v1', 'AthleteTagsChanged.v1', 'AthleteArchived.v1', 'AthleteRestored.v1')
            and e.data ->> 'athleteId' = of_athlete;
    get diagnostics emptied = row_count;
    return emptied;
end $$;

revoke all on function erase_requested_coaches_and_tags(text, text) from public;
grant execute on function erase_requested_coaches_and_tags(text, text) to ${service_role};

-- One row per gym: how far its newest equipment or exercises have reached its athletes' programs (ADR 0149).
create table equipment_change (
    gym           text        primary key,
    revision      int         not null,            -- of the gym's settings
    change_number int         not null default 1,  -- a change of exercises has the same revision, but a number of its own
    running       boolean     not null default true,
    after_athlete text        not null default '', -- the last athlete who was visited
    done          bigint      not null default 0,
    total         bigint      not null,            -- athletes with a profile when it began
    failed        bigint      not null default 0,
    failures      jsonb       not null default '{}', -- cause by athlete: LIMIT or FAULT; at most 20
    started_at    timestamptz not null,
    changed_at    timestamptz not null
);
create index equipment_change_running on equipment_change (gym) where running;

grant select, insert, update, delete on equipment_change to ${service_role};

-- ------------------------------------------------------------------------------------------------------------ rebuilds

-- One row per rebuild: all athletes are computed again, compared and, with APPLY, corrected (ADR 0139).
create table rebuild_run (
    id             uuid        primary key,
    mode           text        not null,
    source         text        not null,
    topic          text,
    accept_missing boolean     not null,
    gym            text,                 -- null: all gyms
    athlete_id     text,                 -- null: all athletes
    state          text        not null check (state in ('READING', 'REBUILDING', 'DONE', 'ABANDONED')),
    says           text,                 -- what it waits for, or why it ended
    started_by     text        not null, -- the token's sub
    started_at     timestamptz not null,
    changed_at     timestamptz not null,
    progress       text        not null, -- JSON, as answered: counts of the athletes up to the cursor
    run            uuid,                 -- of the replica that works on it; a newer run makes it stop
    cursor_gym     text        not null,
    cursor_athlete text        not null  -- the last of the athletes who are done; a rebuild goes on after it
);
create unique index rebuild_run_one_at_a_time on rebuild_run ((true)) where state in ('READING', 'REBUILDING');

-- One row per athlete of whom the last rebuild has found something. JSON, as it is answered.
create table rebuild_finding (
    gym         text not null,
    athlete     text not null,
    rebuild     uuid not null,
    left_alone  text,          -- why the athlete was left unchanged
    differences text,          -- the first differences
    primary key (gym, athlete)
);
create index rebuild_finding_left_alone on rebuild_finding (gym, athlete) where left_alone is not null;

-- One row per event that the newest run of a rebuild has read of the log.
create table rebuild_log_event (
    gym         text     not null,
    athlete     text     not null,
    topic       smallint not null,  -- 0: the session topic; -1: one that an operator has named
    partition   int      not null,
    position    bigint   not null,  -- in the partition
    sequence    bigint   not null,
    event_id    text     not null,
    type        text     not null,
    recorded_at text,
    value       bytea,
    primary key (gym, athlete, topic, partition, position)
);

grant select, insert, update, delete, truncate on rebuild_run, rebuild_finding, rebuild_log_event to ${service_role};

-- --------------------------------------------------------------------------------------------------------------- start

-- A service checks when it starts whether the schema has every migration that it needs (ADR 0129).
grant select on flyway_schema_history to ${service_role};
