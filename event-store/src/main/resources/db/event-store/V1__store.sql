-- The tables that both services have, each in its own database. A service's other tables are in its V2__schema.sql.
--
-- The owner's role runs this file (topset-migrate, ADR 0129). The service's role, ${service_role}, has only the rights
-- that are granted here. Until release 1.0 this file is edited in place; from then on it never changes (ADR 0129).
--
-- Most keys begin with the gym: every query names it, and gyms see nothing of each other. An athlete's id is unique in
-- a gym only. The athlete "~gym" stands for the gym itself: the events of its stream "gym", such as new settings.

-- -------------------------------------------------------------------------------------------------------------- events

CREATE SEQUENCE event_position;

-- One row per event. Rows are only added; an erasure empties rows, but keeps them (ADR 0022). The log is read in the
-- order (xid, position), because positions alone are not in the order of commits.
CREATE TABLE event (
    position    bigint      NOT NULL DEFAULT nextval('event_position') PRIMARY KEY,
    xid         xid8        NOT NULL DEFAULT pg_current_xact_id(),
    gym         text        NOT NULL,
    athlete     text        NOT NULL,
    sequence    bigint      CHECK (sequence > 0),   -- dense per athlete over the published events; null: not published
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

-- Every reader reads the events of one gym: no index has the events of all gyms, because each append would have to
-- maintain it.
CREATE INDEX event_of_gym ON event (gym, xid, position);

GRANT USAGE, SELECT ON SEQUENCE event_position TO ${service_role};
GRANT SELECT, INSERT ON event TO ${service_role};

-- ------------------------------------------------------------------------------------------------------------ to Kafka

-- One row per message that Kafka has not acknowledged yet. The table is a set that is read in order, not a log with a
-- cursor. It is almost empty and changes all the time, so autovacuum counts rows instead of a share of the table.
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
-- A topic that refuses all messages is passed over, however many of its messages stand first (ADR 0133).
CREATE INDEX outbox_of_topic ON outbox (topic, id);

-- One row per message that a topic refused, and per later message of the same athlete in a log topic (ADR 0133). A row
-- keeps the id that it had in the outbox, so that it can go back to its place there.
CREATE TABLE refused_message (
    id            bigint      NOT NULL PRIMARY KEY,
    topic         text        NOT NULL,
    key           text        NOT NULL,
    partition_key text        NOT NULL,
    headers       json        NOT NULL,
    value         bytea,
    compacted     boolean     NOT NULL,
    reason        text        NOT NULL,  -- a code: why the topic refused it; BEHIND: it waits for an earlier message
    refused_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX refused_message_of_partition_key ON refused_message (partition_key, topic, id);
CREATE INDEX refused_message_first ON refused_message (id) WHERE reason <> 'BEHIND';

-- One row per refused message that an operator dropped: subscribers miss its number. The event itself is in the store.
CREATE TABLE dropped_message (
    dropped_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    topic      text        NOT NULL,
    key        text        NOT NULL,
    event_id   text,
    refusal    text        NOT NULL,  -- why the topic had refused it
    reason     text        NOT NULL,  -- why it was dropped, in the operator's words
    operator   text        NOT NULL   -- the token's sub
);

GRANT SELECT, INSERT, UPDATE, DELETE ON outbox TO ${service_role};
GRANT SELECT, INSERT, DELETE ON refused_message TO ${service_role};
GRANT SELECT, INSERT ON dropped_message TO ${service_role};

-- ---------------------------------------------------------------------------------------------------------- from Kafka

-- One row per athlete of whom the other service published events: how many of them are processed, and why the next one
-- waits.
CREATE TABLE inbox (
    gym       text        NOT NULL,
    athlete   text        NOT NULL,
    seen      bigint      NOT NULL CHECK (seen >= 0),  -- every sequence up to this one is processed, none above it
    last_ids  text[]      NOT NULL,                    -- of the last 64 processed events, newest last: hash of the id@time of recording
    cause     text        CHECK (cause IN ('HOLE', 'FAULT', 'FORK', 'VOLUME', 'TIMEOUT', 'CATALOGUE')),
                                                       -- why the athlete is parked; null: not parked
    reason    text,                                    -- the cause in words, for the operator
    since     timestamptz,
    PRIMARY KEY (gym, athlete),
    CHECK ((cause IS NULL) = (reason IS NULL) AND (cause IS NULL) = (since IS NULL))
) WITH (fillfactor = 70);
CREATE INDEX inbox_parked ON inbox (since) WHERE cause IS NOT NULL;

-- One row per event of a parked athlete: it waits behind an event that could not be processed, or that has not arrived.
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

-- One row per event that an operator skipped, so that later events of the athlete could be processed.
CREATE TABLE skipped_event (
    skipped_at timestamptz NOT NULL DEFAULT now(),
    gym        text        NOT NULL,
    athlete    text        NOT NULL,
    cause      text        NOT NULL,  -- why the athlete was parked
    reason     text        NOT NULL,  -- why the operator skipped the event, in the operator's words
    operator   text        NOT NULL,  -- the token's sub
    sequence   bigint,
    through    bigint,                -- of a hole: the last skipped number; negative after a replay has made the numbers valid again
    event_id   text,                  -- null: numbers that never came
    type       text,
    headers    json,
    value      bytea
);
CREATE INDEX skipped_event_by_athlete ON skipped_event (gym, athlete, skipped_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON inbox, parked_event TO ${service_role};
GRANT SELECT, INSERT, DELETE ON skipped_event TO ${service_role};

-- ------------------------------------------------------------------------------------------------------------- erasure

-- One row per request to erase an athlete. The service adds rows; it can neither change nor delete them, nor name
-- another transaction as their own.
CREATE TABLE erasure_request (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    gym          text        NOT NULL,
    athlete      text        NOT NULL,
    requested_by text        NOT NULL,   -- the token's sub; where an event brings the request: its id
    requested_at timestamptz NOT NULL,
    xid          xid8        NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX erasure_request_athlete ON erasure_request (gym, athlete, xid);

GRANT SELECT, INSERT (gym, athlete, requested_by, requested_at) ON erasure_request TO ${service_role};

-- Empties the events of an athlete in some streams. Numbers, ids and places stay, so that readers of the log and of a
-- topic that is published again find no gap (ADR 0022). It empties at most so many at a time: years of training lie on
-- many pages, and a statement has a time limit. Only the owner may call it, because it could empty the whole log.
CREATE FUNCTION erase_events(of_gym text, of_athlete text, of_streams text[], erased_at timestamptz, most int) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH emptied AS (
        UPDATE public.event e SET type = 'AthleteErased.v1', occurred_at = erased_at, metadata = '{}',
                data = json_build_object('erasedAt', to_char(erased_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
            WHERE e.position IN (SELECT w.position FROM unnest(of_streams) AS s(name) CROSS JOIN LATERAL (
                    SELECT t.position FROM public.event t
                    WHERE t.gym = of_gym AND t.stream = s.name AND t.athlete = of_athlete AND t.type <> 'AthleteErased.v1') AS w LIMIT most)
            RETURNING 1)
    SELECT count(*) FROM emptied
$$;

-- As erase_events, for an athlete whose erasure was requested in the same transaction (ADR 0129). The service may call
-- it.
CREATE FUNCTION erase_requested_events(of_gym text, of_athlete text, of_streams text[], erased_at timestamptz, most int) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public.erasure_request r
            WHERE r.gym = of_gym AND r.athlete = of_athlete AND r.xid = pg_current_xact_id()) THEN
        RAISE EXCEPTION 'no erasure of athlete % of gym % was requested in this transaction', of_athlete, of_gym
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN public.erase_events(of_gym, of_athlete, of_streams, erased_at, most);
END $$;

-- PostgreSQL lets every role execute a new function.
REVOKE ALL ON FUNCTION erase_events(text, text, text[], timestamptz, int),
    erase_requested_events(text, text, text[], timestamptz, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_requested_events(text, text, text[], timestamptz, int) TO ${service_role};

-- --------------------------------------------------------------------------------------------------------------- audit

-- One row per act of a person that is no event, because events name their actors themselves (ADR 0043). The service
-- adds rows and sets once how a call ended; otherwise it can neither change nor delete them.
CREATE TABLE audit_entry (
    id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    kind    text        NOT NULL CHECK (kind IN ('OPERATION', 'REFUSAL', 'SIGN_IN', 'EXPORT')),
    subject text        NOT NULL,            -- the token's sub
    role    text        NOT NULL,
    client  text,                            -- the OAuth2 client, where the token names it
    action  text        NOT NULL,            -- method and path, without the values in it
    gym     text,                            -- the caller's; of an operator's call: the one that it names
    athlete text,                            -- whom it concerns
    topic   text,
    status  int,                             -- the HTTP status answered; null while a call has not ended, or has ended with its service
    times   int         NOT NULL DEFAULT 1   -- more than 1: so many others like it, in the same minute
);
CREATE INDEX audit_entry_of_athlete ON audit_entry (gym, athlete, id);
-- A gym's audit from a late time on is found without its earlier rows.
CREATE INDEX audit_entry_of_gym_by_time ON audit_entry (gym, at, id);
CREATE INDEX audit_entry_by_athlete ON audit_entry (gym, subject) WHERE role IN ('ATHLETE', 'NONE');
CREATE INDEX audit_entry_at ON audit_entry (at);

GRANT SELECT, INSERT (kind, subject, role, client, action, gym, athlete, topic, status, times) ON audit_entry TO ${service_role};

-- Sets how a call ended, and what it turned out to concern.
CREATE FUNCTION end_audit_entry(of_id bigint, with_status int, of_gym text, of_athlete text, of_topic text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    UPDATE public.audit_entry SET status = with_status, gym = coalesce(gym, of_gym), athlete = coalesce(athlete, of_athlete),
            topic = coalesce(topic, of_topic)
        WHERE id = of_id AND kind = 'OPERATION' AND status IS NULL
$$;

-- Removes what an erasure removes: all that the athlete did, also without a role, and the athlete's name in refusals of
-- others. Operators' calls stay, like the requests. It changes at most so many rows of each: a statement has a time
-- limit, and a refused athlete may have left any number.
CREATE FUNCTION forget_audit_entries(of_gym text, of_athlete text, most int) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    deleted bigint;
    updated bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM public.erasure_request r
            WHERE r.gym = of_gym AND r.athlete = of_athlete AND r.xid = pg_current_xact_id()) THEN
        RAISE EXCEPTION 'no erasure of athlete % of gym % was requested in this transaction', of_athlete, of_gym
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    DELETE FROM public.audit_entry WHERE id IN (SELECT a.id FROM public.audit_entry a
        WHERE a.gym = of_gym AND a.subject = of_athlete AND a.role IN ('ATHLETE', 'NONE') LIMIT most);
    GET DIAGNOSTICS deleted = ROW_COUNT;
    UPDATE public.audit_entry SET athlete = NULL WHERE id IN (SELECT a.id FROM public.audit_entry a
        WHERE a.gym = of_gym AND a.athlete = of_athlete AND a.kind <> 'OPERATION' LIMIT most);
    GET DIAGNOSTICS updated = ROW_COUNT;
    RETURN deleted + updated;
END $$;

-- Deletes rows that are older than the service keeps them; never one of the last thirty days, whichever time is asked
-- for.
CREATE FUNCTION drop_audit_entries(older_than timestamptz, most int) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH gone AS (
        DELETE FROM public.audit_entry WHERE id IN (SELECT a.id FROM public.audit_entry a
            WHERE a.at < least(older_than, now() - interval '30 days') ORDER BY a.at LIMIT most)
        RETURNING 1)
    SELECT count(*) FROM gone
$$;

REVOKE ALL ON FUNCTION end_audit_entry(bigint, int, text, text, text), forget_audit_entries(text, text, int),
    drop_audit_entries(timestamptz, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION end_audit_entry(bigint, int, text, text, text), forget_audit_entries(text, text, int),
    drop_audit_entries(timestamptz, int) TO ${service_role};

-- ------------------------------------------------------------------------------------------------------------ webhooks

-- One row per webhook of a gym (ADR 0065).
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

-- One row per message until its receiver has it. The content is in the event.
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

-- --------------------------------------------------------------------------------------------------------------- notes

-- One row per note that a person of the gym writes about an athlete (program service) or about a set (session service).
-- Notes are no events, so that a removed text is gone (ADR 0153).
CREATE TABLE note (
    gym        text        NOT NULL,
    athlete    text        NOT NULL,
    session_id text        NOT NULL,  -- empty: about the athlete
    set_id     text        NOT NULL,  -- empty: about the athlete
    note_id    uuid        NOT NULL,
    text       text        NOT NULL,
    shared     boolean     NOT NULL,  -- the athlete may read it too
    exercise   text,                  -- null: about the athlete as a whole, or about a set
    author     text        NOT NULL,  -- the token's sub
    written_at timestamptz NOT NULL,
    changed_by text,
    changed_at timestamptz,
    PRIMARY KEY (gym, athlete, note_id)
);
CREATE INDEX note_newest_first ON note (gym, athlete, session_id, written_at, note_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON note TO ${service_role};
