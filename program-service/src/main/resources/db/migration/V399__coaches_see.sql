-- Whom the coaches of a gym see (docs/adr/0067). A column of its own, so that a release that does not know it keeps it.
SET lock_timeout = '2s';

alter table gym_settings add column coaches_see text not null default 'EVERYONE';
