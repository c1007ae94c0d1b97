-- Every reader reads the events of one gym (event_of_gym, event_private_of_gym), so each event maintained an index that no query
-- uses. The release before this one does not use it either. The session service dropped this index in its migration V407.
SET lock_timeout = '1h';
DROP INDEX CONCURRENTLY IF EXISTS event_cursor;
SET lock_timeout = '5s';
