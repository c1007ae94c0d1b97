-- Messages that a topic refused, and what follows them of the same athlete in a log topic (ADR 0075). Each keeps the id that it had in the
-- outbox, so that it goes back to its place there.
SET LOCAL lock_timeout = '2s';

CREATE TABLE refused_message (
    id            bigint      NOT NULL PRIMARY KEY,
    topic         text        NOT NULL,
    key           text        NOT NULL,
    partition_key text        NOT NULL,
    headers       json        NOT NULL,
    value         bytea,
    compacted     boolean     NOT NULL,
    reason        text        NOT NULL,  -- a code: why the topic refused it; BEHIND: it waits for one before it
    refused_at    timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX refused_message_of_partition_key ON refused_message (partition_key, topic, id);
CREATE INDEX refused_message_first ON refused_message (id) WHERE reason <> 'BEHIND';

-- What a person dropped: the number that subscribers miss, and why. The event itself is in the store.
CREATE TABLE dropped_message (
    dropped_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    topic      text        NOT NULL,
    key        text        NOT NULL,
    event_id   text,
    refusal    text        NOT NULL,  -- why the topic had refused it
    reason     text        NOT NULL,  -- why it was dropped, in the operator's words
    operator   text        NOT NULL   -- the token's sub
);

GRANT SELECT, INSERT, DELETE ON refused_message TO ${service_role};
GRANT SELECT, INSERT ON dropped_message TO ${service_role};
