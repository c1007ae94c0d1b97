-- What the program service derives from its events and from the session service's facts. Every table here can be rebuilt.

-- Newest revision of each set, removed ones included: a removal may arrive before its set.
create table set_fact (
    gym                text        not null,
    athlete            text        not null,
    set_id             text        not null,
    revision           int         not null,
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

create table athlete_profile (
    gym     text not null,
    athlete text not null,
    profile text not null,
    primary key (gym, athlete)
);

create table program (
    gym          text        not null,
    program_id   uuid        not null,
    athlete      text        not null,
    starts_on    date        not null,
    started_nth  int         not null, -- 1 for the athlete's first program: breaks ties of starts_on
    definition   text        not null,
    planned_to   int         not null, -- last week decided; 0 before the first fold
    next_week_at timestamptz,          -- when the week that ran at the last fold ends; null once nothing is left to close
    primary key (gym, program_id)
);
create index program_by_athlete on program (gym, athlete);
create index program_by_week_end on program (next_week_at) where next_week_at is not null;

-- All that is known on entering a week, per slot: the newest WeekRecomputed of each.
create table slot_week (
    gym                 text    not null,
    program_id          uuid    not null,
    slot_id             text    not null,
    week                int     not null,
    revision            int     not null,
    revised_after_final boolean not null,
    slot_week           text    not null,
    primary key (gym, program_id, week, slot_id)
);

-- The newest BackoffAdjusted of each session and slot.
create table today_backoff (
    gym        text not null,
    athlete    text not null,
    session_id text not null,
    program_id uuid not null,
    slot_id    text not null,
    backoff    text not null,
    primary key (gym, athlete, session_id, program_id, slot_id)
);

grant select, insert, update, delete on set_fact, athlete_profile, program, slot_week, today_backoff to ${service_role};
