-- What coaches decide of a running program, and what the fold goes on from besides the slots' weeks.

-- A row's stamp is another one whenever its definition is: what was parsed is kept in memory by it, and neither a definition nor
-- a list of bodyweights is sent to the service with every set.
alter table athlete_profile add column stamp uuid not null default gen_random_uuid();
alter table program add column stamp uuid not null default gen_random_uuid();

-- The coach's decisions since the start, in order, each as its event's type, a space and its data.
alter table program add column decisions text[] not null default '{}';

create table program_week (
    gym        text not null,
    program_id uuid not null,
    week       int  not null,
    trends     text,                        -- of each exercise on entering the week; null until that is certain
    flags      text not null default '[]',  -- all that stand on the week's plan: the newest FlagsChanged
    primary key (gym, program_id, week)
);

grant select, insert, update, delete on program_week to ${service_role};
