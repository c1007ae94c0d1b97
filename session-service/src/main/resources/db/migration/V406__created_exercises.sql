-- The exercises that were created for an import (ADR 0069). The release before does not write the column.
SET LOCAL lock_timeout = '2s';

ALTER TABLE athlete_import ADD COLUMN created text;   -- JSON; null: none
