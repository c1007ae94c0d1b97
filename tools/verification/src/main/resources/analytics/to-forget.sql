-- The files that still hold data of an athlete who has been erased since.
select distinct e.filename
from landed e
join erased x on x.source = e.source and x.gym = e.gym and x.athlete = e.athlete and e.sequence < x.sequence
where e.data::varchar <> '{}'
