-- Only the live stream of the program service reads the events of all gyms in the order of transactions. In this service every
-- reader reads one gym (event_of_gym, event_private_of_gym), so each event maintained an index that no query uses. The release
-- before this one does not use it either.
SET lock_timeout = '1h';
DROP INDEX CONCURRENTLY IF EXISTS event_cursor;
SET lock_timeout = '5s';
