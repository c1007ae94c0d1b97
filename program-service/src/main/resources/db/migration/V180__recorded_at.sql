-- When the session service recorded the fact that a row holds. Of two facts of one revision the one recorded later counts. Null: a release
-- without this column wrote the row, and any fact of the same revision whose time is known takes its place.
alter table set_fact add column recorded_at timestamptz;
