-- A watcher that comes back reads the events of its gym alone, also those that are not published (ADR 0076); event_of_gym has the others.
-- Built beside writers, outside a transaction. A build that was killed leaves an index that is not valid, so it begins by dropping that.
-- It blocks nobody while it waits for older transactions, so it may wait long.
SET lock_timeout = '1h';
DROP INDEX CONCURRENTLY IF EXISTS event_private_of_gym;
CREATE INDEX CONCURRENTLY event_private_of_gym ON event (gym, xid, position) WHERE sequence IS NULL;
SET lock_timeout = '5s';
