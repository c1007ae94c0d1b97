-- The next plans, from the newest states and later program events.
select gym, athlete, slot, exercise, week,
       coalesce(prescription->>'$.top.load', prescription->>'$.straight.load')::decimal(12, 3) as load,
       coalesce(prescription->>'$.unit', 'kg') as unit
from last_planned
order by all
