-- The session service's own tables, beside those of V1__store.sql: what was lifted, imports, and what it knows from the
-- program service. Until release 1.0 this file is edited in place; from then on it never changes (ADR 0129).

-- ------------------------------------------------------------------------------------------------------------- history

-- One row per session, written in the transaction of its events. It can be computed again from them.
create table session_summary (
    gym              text        not null,
    session_id       uuid        not null,
    athlete          text        not null,
    started_at       timestamptz not null,
    started_at_text  text        not null, -- as the client wrote it: timestamptz keeps no offset
    started_on       date        not null, -- the lifter's own date
    day              int,
    finished_at_text text,
    primary key (gym, session_id)
);
create index session_summary_by_athlete on session_summary (gym, athlete, started_at desc, session_id desc);
-- A gym's sessions of a month are counted without reading the others.
create index session_summary_of_gym_by_date on session_summary (gym, started_on, athlete, session_id);

-- One row per set, as its newest revision says, removed sets included; written as session_summary. The key keeps a
-- set's id unique per athlete: in another session it is refused.
create table logged_set (
    gym          text        not null,
    athlete      text        not null,
    set_id       uuid        not null,
    session_id   uuid        not null,
    revision     int         not null,
    removed      boolean     not null,
    completed_at timestamptz not null,
    sequence     bigint      not null, -- of the set's first event
    details      text        not null, -- JSON
    import_id    uuid,                 -- the import that brought the set; null: it was logged as it was completed
    primary key (gym, athlete, set_id)
);
create index logged_set_by_session on logged_set (gym, session_id);
-- An undo finds the sets of its import.
create index logged_set_of_import on logged_set (gym, athlete, import_id) where import_id is not null;

grant select, insert, update, delete on session_summary, logged_set to ${service_role};

-- ------------------------------------------------------------------------------------------------------------- imports

-- One row per import of another app's log (ADR 0148). The log is kept until it is imported, so that another replica can
-- continue.
create table athlete_import (
    gym        text        not null,
    athlete_id text        not null,
    import_id  uuid        not null,
    format     text        not null,
    state      text        not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'UNDOING', 'UNDONE')),
    request    text        not null,   -- JSON: who asked, how to read the log, definitions of new exercises
    created    text        not null,   -- JSON: the exercises that were created for the import (ADR 0148)
    lines      int         not null,
    lines_done int         not null,
    body       bytea,                  -- the log, compressed; null once the import has ended
    report     text        not null,   -- JSON
    attempts   int         not null,   -- of a job
    tried_at   timestamptz,            -- the last attempt; null: none yet
    kept_sets  int,
    sequence   bigint,                 -- of the athlete's newest event when it ended
    started_at timestamptz not null,
    ended_at   timestamptz,
    primary key (gym, import_id)
);
create unique index athlete_import_active on athlete_import (gym, athlete_id)
    where state in ('WAITING', 'RUNNING', 'UNDOING');
create index athlete_import_of_athlete on athlete_import (gym, athlete_id, started_at);

grant select, insert, update, delete on athlete_import to ${service_role};

-- ----------------------------------------------------------------------------------------------------------------- gym

-- The program service publishes what is in these tables. Of each fact the event with the highest sequence of the gym
-- counts (ADR 0135), so reading the topic again from the beginning ends with the same rows.

-- One row per exercise that a gym has defined itself (ADR 0149).
create table exercise (
    gym        text   not null,
    id         text   not null,
    definition text   not null,           -- JSON
    defined    bigint not null,           -- sequence of the newest definition
    retired    bigint not null default 0, -- of the newest retirement; if higher than defined, the exercise is not
                                          -- suggested, but its sets can still be logged
    primary key (gym, id)
);

-- One row per gym that has decided whom its coaches see (ADR 0154).
create table gym_coaches_see (
    gym         text   not null primary key,
    coaches_see text   not null,
    sequence    bigint not null
);

-- One row per athlete whose coaches the gym has named.
create table athlete_coaches (
    gym      text      not null,
    athlete  text      not null,
    coaches  varchar[] not null, -- subjects
    sequence bigint    not null,
    primary key (gym, athlete)
);

grant select, insert, update on exercise, gym_coaches_see, athlete_coaches to ${service_role};

-- --------------------------------------------------------------------------------------------------------------- start

-- A service checks when it starts whether the schema has every migration that it needs (ADR 0129).
grant select on flyway_schema_history to ${service_role};
