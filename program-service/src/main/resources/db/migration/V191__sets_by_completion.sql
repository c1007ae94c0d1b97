-- The sessions of today are asked for by when their sets were completed: without an index by reading all that the athlete ever lifted.
-- Built beside writers, as in V210.
SET lock_timeout = '1h';
DROP INDEX CONCURRENTLY IF EXISTS set_fact_by_completion;
CREATE INDEX CONCURRENTLY set_fact_by_completion ON set_fact (gym, athlete, completed_at) WHERE NOT removed;
SET lock_timeout = '5s';
