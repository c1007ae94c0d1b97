-- The weekdays of a program's days (docs/adr/0068), as JSON; null: as the program started. The release before neither
-- reads nor writes the column.
SET lock_timeout = '2s';

alter table program add column weekdays text;

-- The next time at which other days of the athlete are missed; null: no such time is near.
alter table roster_row add column next_day_at timestamptz;
