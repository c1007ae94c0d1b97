-- Whom the coaches of a gym see, and who coaches an athlete (docs/adr/0067), as the program service publishes them. The
-- event with the higher number of the gym counts. Reading the topic again from its beginning ends with the same rows.
SET lock_timeout = '2s';

create table gym_coaches_see (
    gym         text   not null primary key,
    coaches_see text   not null,
    sequence    bigint not null
);

create table athlete_coaches (
    gym      text      not null,
    athlete  text      not null,
    coaches  varchar[] not null, -- subjects
    sequence bigint    not null,
    primary key (gym, athlete)
);

grant select, insert, update on gym_coaches_see, athlete_coaches to ${service_role};
