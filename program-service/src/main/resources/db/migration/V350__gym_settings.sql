-- The settings of a gym, and how far its newest equipment has reached its athletes (docs/adr/0060).
SET lock_timeout = '5s';

-- Derived from GymSettingsChanged.
create table gym_settings (
    gym        text        primary key,
    settings   text        not null, -- JSON, as in the event
    revision   int         not null, -- from 1
    changed_at timestamptz not null
);

-- One row a gym: a newer revision takes the row over.
create table equipment_change (
    gym           text        primary key,
    revision      int         not null,
    running       boolean     not null default true,
    after_athlete text        not null default '', -- the last athlete who was visited
    done          bigint      not null default 0,
    total         bigint      not null,            -- athletes with a profile when it began
    failed        bigint      not null default 0,
    started_at    timestamptz not null,
    changed_at    timestamptz not null
);
create index equipment_change_running on equipment_change (gym) where running;

create table equipment_change_failure (
    gym     text not null,
    athlete text not null,
    says    text not null,
    primary key (gym, athlete)
);

grant select, insert, update, delete on gym_settings, equipment_change, equipment_change_failure to ${service_role};
