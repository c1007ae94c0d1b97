-- A topic that refuses everything is passed over, however many of its messages stand first (ADR 0075). Built beside writers: while Kafka
-- is away the outbox may be large.
SET lock_timeout = '1h';
DROP INDEX CONCURRENTLY IF EXISTS outbox_of_topic;
CREATE INDEX CONCURRENTLY outbox_of_topic ON outbox (topic, id);
SET lock_timeout = '5s';
