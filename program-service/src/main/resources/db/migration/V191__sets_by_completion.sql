-- The sessions of today are asked for by when their sets were completed: without an index by reading all that the athlete ever lifted.
set local lock_timeout = '2s';
create index set_fact_by_completion on set_fact (gym, athlete, completed_at) where not removed;
