-- What is planned next, from the newest states alone.
select gym, athlete, slot, data->>'$.exercise' as exercise, (data->>'$.next.week')::integer as week,
       coalesce(data->>'$.next.prescription.top.load', data->>'$.next.prescription.straight.load')::decimal(12, 3) as load,
       coalesce(data->>'$.next.prescription.unit', 'kg') as unit
from newest_target
order by all
