-- The exercises of a gym's own (ADR 0057), as the program service publishes them. Reading the topic again from its
-- beginning writes the same rows.
SET lock_timeout = '2s';

create table exercise (
    gym        text    not null,
    id         text    not null,
    definition text    not null, -- JSON
    retired    boolean not null, -- is not suggested; its sets can still be logged
    primary key (gym, id)
);

grant select, insert, update on exercise to ${service_role};
