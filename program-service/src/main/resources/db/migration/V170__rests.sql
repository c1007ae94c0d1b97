-- An athlete may rest more than once within a week, and nothing is folded in between.
alter table roster_row add column rests tstzmultirange not null default '{}';
update roster_row set rests = tstzmultirange(tstzrange(rest_from, rest_until)) where rest_from is not null;
alter table roster_row drop column rest_from, drop column rest_until, alter column rests drop default;
