-- An athlete may rest more than once within a week, and nothing is folded in between. rest_from and rest_until stay for replicas of the
-- version before, which run beside this one during an upgrade; nobody else reads them.
alter table roster_row add column rests tstzmultirange not null default '{}';
update roster_row set rests = tstzmultirange(tstzrange(rest_from, rest_until)) where rest_from is not null;
