-- The event store of one service. Names carry no schema, so that a rebuild can have a second set of tables in another one.
-- The owner role migrates; ${service_role} works.

CREATE SEQUENCE event_position;

CREATE TABLE event (
    position    bigint      NOT NULL DEFAULT nextval('event_position') PRIMARY KEY,
    xid         xid8        NOT NULL DEFAULT pg_current_xact_id(),
    gym         text        NOT NULL,
    athlete     text        NOT NULL,
    sequence    bigint      CHECK (sequence > 0),   -- dense per athlete over what is published; null: not published
    stream      text        NOT NULL,
    version     bigint      NOT NULL CHECK (version > 0),
    type        text        NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    data        json        NOT NULL,               -- json, not jsonb: the text that was decided is the text that is read
    metadata    json        NOT NULL
);
ALTER SEQUENCE event_position OWNED BY event.position;
CREATE UNIQUE INDEX event_stream_version ON event (gym, stream, version);
CREATE UNIQUE INDEX event_athlete_sequence ON event (gym, athlete, sequence) WHERE sequence IS NOT NULL;
CREATE INDEX event_cursor ON event (xid, position);

-- What Kafka has not acknowledged yet: a set that is read in order, not a log with a cursor.
CREATE TABLE outbox (
    id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic         text        NOT NULL,
    key           text        NOT NULL,
    partition_key text        NOT NULL,
    headers       json        NOT NULL,
    value         bytea,
    compacted     boolean     NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now()
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_insert_scale_factor = 0,
        autovacuum_vacuum_insert_threshold = 50000, autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 50000);

-- How far each athlete's events from the other service were taken.
CREATE TABLE inbox (
    gym       text        NOT NULL,
    athlete   text        NOT NULL,
    seen      bigint      NOT NULL CHECK (seen >= 0),  -- every sequence up to this one was taken, none above it
    last_ids  text[]      NOT NULL,                    -- ids of the last 64 taken, newest last
    cause     text        CHECK (cause IN ('HOLE', 'FAULT', 'FORK')),
    reason    text,
    since     timestamptz,
    PRIMARY KEY (gym, athlete),
    CHECK ((cause IS NULL) = (reason IS NULL) AND (cause IS NULL) = (since IS NULL))
) WITH (fillfactor = 70);
CREATE INDEX inbox_parked ON inbox (since) WHERE cause IS NOT NULL;

-- Events that wait: behind one that could not be processed, or ahead of one that has not arrived.
CREATE TABLE parked_event (
    gym        text        NOT NULL,
    athlete    text        NOT NULL,
    sequence   bigint      NOT NULL CHECK (sequence > 0),
    event_id   text        NOT NULL,
    type       text        NOT NULL,
    headers    json        NOT NULL,
    value      bytea,
    arrived_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (gym, athlete, sequence, event_id)
);

-- Where readers stand: of this store (xid and position), or of a topic's partition (position is the next offset).
CREATE TABLE checkpoint (
    reader     text        NOT NULL,
    partition  int         NOT NULL DEFAULT 0,
    xid        bigint      NOT NULL DEFAULT 0,
    position   bigint      NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (reader, partition)
);

GRANT USAGE, SELECT ON SEQUENCE event_position TO ${service_role};
GRANT SELECT, INSERT ON event TO ${service_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox, inbox, parked_event, checkpoint TO ${service_role};
