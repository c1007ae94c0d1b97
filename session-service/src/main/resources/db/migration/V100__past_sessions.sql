-- What the session service reads back; written in the transaction of the events, can be rebuilt from them.

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

-- The key keeps a set's id unique per athlete: in another session it is refused.
create table logged_set (
    gym          text        not null,
    athlete      text        not null,
    set_id       uuid        not null,
    session_id   uuid        not null,
    revision     int         not null,
    removed      boolean     not null,
    completed_at timestamptz not null,
    sequence     bigint      not null, -- of the set's first event
    details      text        not null,
    primary key (gym, athlete, set_id)
);
create index logged_set_by_session on logged_set (gym, session_id);

grant select, insert, update, delete on session_summary, logged_set to ${service_role};
