-- The exercises of a gym's own (ADR 0057), derived from the events of the gym and written in their transaction.
SET lock_timeout = '2s';

create table exercise (
    gym        text    not null,
    id         text    not null,
    definition text    not null, -- JSON, as GET /v1/exercises shows it
    retired    boolean not null, -- new programs cannot use it; running ones and history still do
    changes    int     not null, -- how often it was defined or retired
    primary key (gym, id)
);

-- Changes with each change of a gym's exercises: a replica that has read this version need not read them again.
create table exercise_version (
    gym     text not null primary key,
    version uuid not null
);

grant select, insert, update on exercise, exercise_version to ${service_role};
