-- The day sweep looks every minute for rows whose day has ended. Built beside writers, as in V210.
SET lock_timeout = '1h';
DROP INDEX CONCURRENTLY IF EXISTS roster_row_by_day_end;
CREATE INDEX CONCURRENTLY roster_row_by_day_end ON roster_row (next_day_at) WHERE next_day_at IS NOT NULL;
SET lock_timeout = '5s';
