-- Which flags of an athlete a person has marked as seen (docs/adr/0064).
SET lock_timeout = '5s';

create table seen_flag (
    gym     text not null,
    athlete text not null,
    code    text not null,
    mark    text,          -- JSON; null: opened again
    times   int  not null, -- how often it was marked or opened
    primary key (gym, athlete, code)
);

-- From when on the athlete needs a look; null in rows that the release before has written: now.
alter table roster_row add column look_from timestamptz;

grant select, insert, update, delete on seen_flag to ${service_role};
