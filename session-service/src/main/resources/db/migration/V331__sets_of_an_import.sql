-- An undo finds the sets of its import. Built beside writers.
SET lock_timeout = '1h';
DROP INDEX CONCURRENTLY IF EXISTS logged_set_of_import;
CREATE INDEX CONCURRENTLY logged_set_of_import ON logged_set (gym, athlete, import_id) WHERE import_id IS NOT NULL;
SET lock_timeout = '5s';
