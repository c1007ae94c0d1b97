-- Imports of other apps' logs (ADR 0058). The log is kept until it is imported, so that another service can continue.
SET LOCAL lock_timeout = '2s';

CREATE TABLE athlete_import (
    gym         text        NOT NULL,
    athlete     text        NOT NULL,
    import_id   uuid        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'UNDOING', 'UNDONE')),
    subject     text        NOT NULL,   -- the token's sub of the caller, who is the actor of the events
    role        text        NOT NULL,
    client      text,
    app         text        NOT NULL,
    time_zone   text        NOT NULL,
    unit        text,
    mapping     text        NOT NULL,   -- JSON: exercise ids by names of the log
    lines       int         NOT NULL,
    lines_done  int         NOT NULL DEFAULT 0,
    body        bytea,                  -- the log, compressed; null once the import has ended
    report      text,                   -- JSON; null until the import has ended
    attempts    int         NOT NULL DEFAULT 0,
    kept_sets   int,
    sequence    bigint,                 -- of the athlete's newest event when it ended
    started_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at    timestamptz,
    lease_until timestamptz NOT NULL,
    PRIMARY KEY (gym, import_id)
);
CREATE UNIQUE INDEX athlete_import_active ON athlete_import (gym, athlete) WHERE state IN ('WAITING', 'RUNNING', 'UNDOING');
CREATE INDEX athlete_import_lease ON athlete_import (lease_until) WHERE state IN ('WAITING', 'RUNNING', 'UNDOING');
CREATE INDEX athlete_import_of_athlete ON athlete_import (gym, athlete, started_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON athlete_import TO ${service_role};

-- The import that brought the set; null if it was logged as it was completed. The release before does not write it.
ALTER TABLE logged_set ADD COLUMN import_id uuid;
