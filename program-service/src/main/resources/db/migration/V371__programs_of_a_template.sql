-- The programs of a template are asked for by athlete: without an index by reading all programs of the gym.
-- Built beside writers, as in V210.
SET lock_timeout = '1h';
DROP INDEX CONCURRENTLY IF EXISTS program_of_template;
CREATE INDEX CONCURRENTLY program_of_template ON program (gym, template_id, athlete) WHERE template_id IS NOT NULL;
SET lock_timeout = '5s';
