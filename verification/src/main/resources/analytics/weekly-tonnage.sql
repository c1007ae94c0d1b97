-- Tonnage in kg and logged work sets by gym and calendar week (from Monday). Each mini-set of a cluster or of rest-pause is one.
select gym, date_trunc('week', trained_on)::date as week, sum(load_kg * reps)::decimal(18, 3) as tonnage_kg, count(*) as sets
from lifted_set
where role in ('TOP', 'BACKOFF', 'STRAIGHT') and reps > 0
group by all
order by all
