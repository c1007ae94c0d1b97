-- Per athlete and log: rows, distinct numbers, and last number - first number + 1. All three are equal if no event is missing or doubled.
select source, gym, athlete, count(*) as landed, count(distinct sequence) as numbers, max(sequence) as last
from event
group by all
order by all
