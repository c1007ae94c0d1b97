-- What a person passed over, so that an athlete's other events could go on: kept, with the reason, for whoever asks later.
create table skipped_event (
    skipped_at timestamptz not null default now(),
    gym        text        not null,
    athlete    text        not null,
    cause      text        not null,  -- why it had been parked
    reason     text        not null,  -- why it was passed over, in the operator's words
    operator   text        not null,  -- the token's sub
    sequence   bigint,                -- null: numbers that never came
    event_id   text,
    type       text,
    headers    json,
    value      bytea
);
create index skipped_event_by_athlete on skipped_event (gym, athlete, skipped_at);

grant select, insert, delete on skipped_event to ${service_role};
