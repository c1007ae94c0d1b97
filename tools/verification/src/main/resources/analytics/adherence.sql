-- Completed and planned sessions, by gym and program week. Planned: the training days of each program that has reached that week by its
-- gym's last training day; a paused week plans none, a deload as many as any
-- week. Completed: sessions with at least one set of that program week.
with today as (select gym, max(trained_on) as on_day from lifted_set group by gym),
week as (
    select p.gym, p.athlete, p.program_id, p.days_a_week, w.week::integer as week, p.starts_on + (w.week::integer - 1) * 7 as from_day,
           least(p.starts_on + w.week::integer * 7, p.ends_on) as until_day
    from program p join today t on t.gym = p.gym,
         unnest(generate_series(1, date_diff('day', p.starts_on, least(t.on_day, p.ends_on - 1)) // 7 + 1)) as w(week)
    where p.starts_on <= t.on_day),
planned as (
    select * from week w
    where not exists (from rest r where r.gym = w.gym and r.program_id = w.program_id
                      and r.from_day < w.from_day + 7 and (r.to_day is null or r.to_day >= w.from_day))),
done as (
    select p.gym, p.athlete, p.program_id, p.week, count(distinct s.session_id) as sessions
    from planned p left join lifted_set s
        on s.gym = p.gym and s.athlete = p.athlete and s.trained_on >= p.from_day and s.trained_on < p.until_day
    group by all)
select p.gym, p.week, sum(least(d.sessions, p.days_a_week))::integer as done, sum(p.days_a_week)::integer as planned,
       (100.0 * sum(least(d.sessions, p.days_a_week)) / sum(p.days_a_week))::decimal(5, 1) as percent
from planned p join done d using (gym, athlete, program_id, week)
group by all
order by all
