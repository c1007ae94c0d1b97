-- Per athlete and log: rows, distinct numbers, and the last number less the first plus one. All three are equal when nothing is missing or doubled.
select source, gym, athlete, count(*) as landed, count(distinct sequence) as numbers, max(sequence) as last
from event
group by all
order by all
