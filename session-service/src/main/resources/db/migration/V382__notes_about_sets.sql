-- Notes that the people of a gym write about sets (docs/adr/0064). They are no events, so that a removed text is gone.
SET lock_timeout = '5s';

create table note (
    gym        text        not null,
    athlete    text        not null,
    session_id text        not null,
    set_id     text        not null,
    note_id    uuid        not null,
    text       text        not null,
    shared     boolean     not null, -- the athlete may read it too
    author     text        not null, -- the token's sub
    written_at timestamptz not null,
    changed_by text,
    changed_at timestamptz,
    primary key (gym, athlete, note_id)
);
create index note_newest_first on note (gym, athlete, session_id, written_at, note_id);

grant select, insert, update, delete on note to ${service_role};
