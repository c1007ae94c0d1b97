-- The files that still say something of somebody who has been erased since.
select distinct e.filename
from read_parquet(['${lake}/training.session-events.v1/*.parquet', '${lake}/training.program-events.v1/*.parquet'], filename = true) e
join erased x on x.source = e.source and x.gym = e.gym and x.athlete = e.athlete and e.sequence < x.sequence
where e.data::varchar <> '{}'
