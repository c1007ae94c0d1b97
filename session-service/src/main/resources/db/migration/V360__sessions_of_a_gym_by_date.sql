-- A gym's sessions of a month are counted without reading the others. Built beside writers.
SET lock_timeout = '1h';
DROP INDEX CONCURRENTLY IF EXISTS session_summary_of_gym_by_date;
CREATE INDEX CONCURRENTLY session_summary_of_gym_by_date ON session_summary (gym, started_on, athlete, session_id);
SET lock_timeout = '5s';
