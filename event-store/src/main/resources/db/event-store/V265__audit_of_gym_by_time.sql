-- A gym's audit from a late time on is found without its earlier rows. Built beside writers. The release before lists by
-- audit_entry_of_gym, which goes one release later.
SET lock_timeout = '1h';
DROP INDEX CONCURRENTLY IF EXISTS audit_entry_of_gym_by_time;
CREATE INDEX CONCURRENTLY audit_entry_of_gym_by_time ON audit_entry (gym, at, id);
SET lock_timeout = '5s';
