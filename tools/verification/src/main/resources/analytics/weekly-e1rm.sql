-- Estimated 1RM in kg by gym, exercise and program week: mean and best of the athletes. Field done names its exercise and unit, because the
-- target belongs to the week after, in which a coach may have changed the lift. Targets from before these two fields existed lack them.
with estimate as (
    select gym, coalesce(data->>'$.done.exercise', exercise) as exercise, (data->>'$.done.week')::integer as week,
           ((data->>'$.done.e1rm')::decimal(12, 3)
               * case coalesce(data->>'$.done.unit', unit) when 'lb' then 0.45359237 else 1.0 end)::decimal(18, 9) as e1rm
    from target t
    where data->>'$.done.e1rm' is not null
      -- the sets of a deload week are light on purpose
      and coalesce(data->>'$.done.outcome', '') <> 'DELOADED'
      -- a week that finally belonged to another program counts there
      and not exists (from program_span p where p.gym = t.gym and p.program_id = t.program_id
                      and p.starts_on + ((t.data->>'$.done.week')::integer - 1) * 7 >= p.ends_on))
select gym, exercise, week, avg(e1rm)::decimal(12, 3) as mean_kg, max(e1rm)::decimal(12, 3) as best_kg, count(*) as athletes
from estimate
group by all
order by all
