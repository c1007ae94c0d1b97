-- Webhooks of gyms, and the messages that wait for their receivers (docs/adr/0065).
SET LOCAL lock_timeout = '2s';

CREATE TABLE webhook (
    gym                  text        NOT NULL,
    id                   text        NOT NULL,
    url                  text        NOT NULL,
    types                text[]      NOT NULL,
    state                text        NOT NULL CHECK (state IN ('ACTIVE', 'GONE')),
    secret               text        NOT NULL,   -- whsec_…; signing needs it as it is
    earlier_secret       text,                   -- signs as well until earlier_secret_until
    earlier_secret_until timestamptz,
    created_at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_by           text        NOT NULL,   -- the token's sub
    after_xid            xid8        NOT NULL,   -- the cursor: all events up to here have their deliveries
    after_position       bigint      NOT NULL,
    PRIMARY KEY (gym, id)
);

-- One row a message until its receiver has it. The content is in the event.
CREATE TABLE webhook_delivery (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    gym          text        NOT NULL,
    webhook      text        NOT NULL,
    athlete      text        NOT NULL,
    message_id   text        NOT NULL,
    type         text        NOT NULL,
    stream       text        NOT NULL,
    version      bigint      NOT NULL,
    since        timestamptz NOT NULL,           -- of the event, or of its replay: tries end 24 hours later
    attempts     int         NOT NULL DEFAULT 0,
    due_at       timestamptz,                    -- null: waits behind an earlier message of the athlete, or is dead
    dead_at      timestamptz,
    last_status  int,
    last_failure text,
    FOREIGN KEY (gym, webhook) REFERENCES webhook ON DELETE CASCADE
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (gym, webhook, due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_delivery_in_order ON webhook_delivery (gym, webhook, athlete, id) WHERE dead_at IS NULL;
CREATE INDEX webhook_delivery_of_webhook ON webhook_delivery (gym, webhook, id);
CREATE INDEX webhook_delivery_of_athlete ON webhook_delivery (gym, athlete);
CREATE INDEX webhook_delivery_since ON webhook_delivery (since) WHERE dead_at IS NULL;
CREATE INDEX webhook_delivery_dead ON webhook_delivery (dead_at) WHERE dead_at IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON webhook, webhook_delivery TO ${service_role};
