-- A watcher that comes back reads the events of its gym alone, also those that are not published (ADR 0076); event_of_gym has the others.
-- Built beside writers, outside a transaction. A build that was killed leaves an index that is not valid, so it begins by dropping that.
DROP INDEX CONCURRENTLY IF EXISTS event_private_of_gym;
CREATE INDEX CONCURRENTLY event_private_of_gym ON event (gym, xid, position) WHERE sequence IS NULL;
