-- A change of a gym's exercises also begins a change of its programs (docs/adr/0063), with the same revision of the
-- settings. So changes have a number of their own. The release before leaves it as it is.
SET lock_timeout = '2s';

alter table equipment_change add column change_number int not null default 1;
