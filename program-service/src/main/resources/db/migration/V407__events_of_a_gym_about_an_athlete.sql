-- The audit of an athlete has the changes of the athlete's coaches and tags, which are events of the gym's own stream.
-- Built beside writers, as in V210.
SET lock_timeout = '1h';
DROP INDEX CONCURRENTLY IF EXISTS event_of_gym_about_athlete;
CREATE INDEX CONCURRENTLY event_of_gym_about_athlete ON event (gym, (data ->> 'athleteId'), version) WHERE stream = 'gym';
SET lock_timeout = '5s';
