-- Tonnage in kg, logged work sets and hard sets by gym and calendar week (from Monday). Tonnage is of every work set, each mini-set of a
-- cluster or of rest-pause too; hard sets count a cluster once and a rest-pause twice at most.
with hard as (
    select gym, date_trunc('week', trained_on)::date as week, count(*) as hard_sets from hard_set group by all),
lifted as (
    select gym, date_trunc('week', trained_on)::date as week, sum(load_kg * reps)::decimal(18, 3) as tonnage_kg, count(*) as sets
    from lifted_set
    where role in ('TOP', 'BACKOFF', 'STRAIGHT') and reps > 0
    group by all)
select l.gym, l.week, l.tonnage_kg, l.sets, coalesce(h.hard_sets, 0) as hard_sets
from lifted l left join hard h using (gym, week)
order by all
