-- The coaches and tags of athletes (docs/adr/0067), derived from the events of the gym and written in their transaction.
SET lock_timeout = '2s';

create table coaches_and_tags (
    gym     text      not null,
    athlete text      not null,
    coaches varchar[] not null, -- subjects
    tags    varchar[] not null,
    primary key (gym, athlete)
);

grant select, insert, update, delete on coaches_and_tags to ${service_role};
