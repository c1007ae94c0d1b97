-- The list of targets can leave out slots that have not changed since a time. Rows of before get the time of this
-- migration. The default is no expression of the row, so no row is written.
SET lock_timeout = '2s';
ALTER TABLE slot_week ADD COLUMN changed_at timestamptz NOT NULL DEFAULT now();
