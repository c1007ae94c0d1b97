-- Estimated 1RM in kg by gym, exercise and week of the program: the mean and the best of its athletes.
with estimate as (
    select gym, exercise, (data->>'$.done.week')::integer as week,
           ((data->>'$.done.e1rm')::decimal(12, 3) * case unit when 'lb' then 0.45359237 else 1.0 end)::decimal(18, 9) as e1rm
    from target
    where data->>'$.done.e1rm' is not null)
select gym, exercise, week, avg(e1rm)::decimal(12, 3) as mean_kg, max(e1rm)::decimal(12, 3) as best_kg, count(*) as athletes
from estimate
group by all
order by all
