-- Webhooks read the private events of their gym as well (docs/adr/0065); event_of_gym has the others. Built beside writers.
SET lock_timeout = '1h';
DROP INDEX CONCURRENTLY IF EXISTS event_private_of_gym;
CREATE INDEX CONCURRENTLY event_private_of_gym ON event (gym, xid, position) WHERE sequence IS NULL;
SET lock_timeout = '5s';
