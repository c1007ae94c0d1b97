-- The events of gyms that an operator skipped, as in the program service.
SET lock_timeout = '2s';

create table skipped_event (
    skipped_at timestamptz not null default now(),
    gym        text        not null,
    athlete    text        not null, -- "~gym": the gym itself
    cause      text        not null, -- why the gym was parked
    reason     text        not null, -- why the operator skipped it
    operator   text        not null, -- the token's sub
    sequence   bigint,
    event_id   text,                 -- null: numbers that never came
    type       text,
    headers    json,
    value      bytea,
    through    bigint                -- the last skipped number; negative after a replay has made the numbers valid again
);
create index skipped_event_of_gym on skipped_event (gym, athlete, skipped_at);

grant select, insert, delete on skipped_event to ${service_role};
