-- Which sessions their athletes have finished. The plan of today says it about today's session.
SET lock_timeout = '5s';

create table finished_session (
    gym         text        not null,
    athlete     text        not null,
    session_id  text        not null,
    finished_at timestamptz not null,
    primary key (gym, athlete, session_id)
);

grant select, insert, update, delete on finished_session to ${service_role};
