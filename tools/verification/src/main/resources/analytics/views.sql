-- The lake as views. ${lake} is its folder.

-- Every row of every file, in the folder "events" and in those of older lakes. Old files may have no source; then the event type gives it.
create or replace view landed as
    select * replace (
        coalesce(source, case when type like 'topset.session.%' then '/topset/session-service' else '/topset/program-service' end) as source)
    from read_parquet('${lake}/*events*/*.parquet', union_by_name = true, filename = true);

create or replace view event as
    select * exclude (filename) from landed;

-- Erased athletes, and the sequence number up to which each log is erased.
create or replace view erased as
    select source, gym, athlete, max(sequence) as sequence
    from event where type in ('topset.session.AthleteErased.v1', 'topset.program.AthletePlansErased.v1')
    group by all;

-- Events that are not erased.
create or replace view standing as
    select e.* from event e left join erased x on x.source = e.source and x.gym = e.gym and x.athlete = e.athlete
    where e.sequence > coalesce(x.sequence, 0);

-- Current sets: the newest revision counts and removed sets are left out, in any order of arrival. The sets of a session belong to its
-- local start date.
create or replace view lifted_set as
    with revision as (
        select gym, athlete, type, data, data->>'$.setId' as set_id, (data->>'$.revision')::integer as revision
        from standing
        where type in ('topset.session.SetCompleted.v1', 'topset.session.SetCorrected.v1', 'topset.session.SetRemoved.v1')),
    newest as (
        select * from revision
        qualify row_number() over (partition by gym, athlete, set_id order by revision desc) = 1)
    select gym, athlete, set_id,
           data->>'$.sessionId' as session_id,
           substr(data->>'$.sessionStartedAt', 1, 10)::date as trained_on,
           (data->>'$.day')::integer as day,
           data->>'$.slotId' as slot_id,
           (data->>'$.completedAt')::timestamptz as completed_at,
           data->>'$.exercise' as exercise,
           data->>'$.role' as role,
           (data->>'$.load.value')::decimal(12, 3) as load,
           data->>'$.load.unit' as unit,
           ((data->>'$.load.value')::decimal(12, 3)
               * case data->>'$.load.unit' when 'lb' then 0.45359237 else 1.0 end)::decimal(18, 9) as load_kg,
           (data->>'$.reps')::integer as reps,
           (data->>'$.rpe')::decimal(3, 1) as rpe
    from newest
    where type <> 'topset.session.SetRemoved.v1';

-- Events of the program service.
create or replace view decision as
    select * from standing where type like 'topset.program.%';

-- A program covers its days until the next one starts or it is ended. A program that was ended before its start covers no day and ends none.
create or replace view program_span as
    with ended as (
        select gym, data->>'$.programId' as program_id, arg_max((data->>'$.endsOn')::date, sequence) as on_day
        from decision where type = 'topset.program.ProgramEnded.v1'
        group by all),
    started as (
        select d.gym, d.athlete, d.sequence, d.data->>'$.programId' as program_id, (d.data->>'$.startsOn')::date as starts_on,
               len(list_distinct(d.data->'$.lifts[*].day')) as days_a_week, e.on_day as ended_on
        from decision d left join ended e on e.gym = d.gym and e.program_id = (d.data->>'$.programId')
        where d.type = 'topset.program.ProgramStarted.v1')
    select gym, athlete, program_id, sequence, starts_on, days_a_week, ended_on,
           least(ended_on, lead(starts_on) over (partition by gym, athlete order by starts_on, sequence)) as ends_on
    from started
    where ended_on is null or ended_on > starts_on;

-- Without programs that another one replaced on their first day.
create or replace view program as
    select * from program_span where ends_on is null or ends_on > starts_on;

-- The lifts of each program by the weeks in which they were so. The last change that begins in a week counts.
create or replace view planned_lift as
    with said as (
        select gym, sequence, data->>'$.programId' as program_id, 1 as from_week, unnest((data->'$.lifts[*]')) as lift
        from decision where type = 'topset.program.ProgramStarted.v1'
        union all
        select gym, sequence, data->>'$.programId', (data->>'$.fromWeek')::integer, data->'$.lift'
        from decision where type = 'topset.program.LiftChanged.v1'),
    newest as (
        select gym, program_id, from_week, lift->>'$.slotId' as slot_id, lift->>'$.exercise' as exercise,
               (lift->>'$.day')::integer as day, lift->>'$.scheme.variant' as variant
        from said
        qualify row_number() over (partition by gym, program_id, lift->>'$.slotId', from_week order by sequence desc) = 1)
    select *, lead(from_week) over (partition by gym, program_id, slot_id order by from_week) as until_week
    from newest;

-- Hard sets: a rep or more, RPE 6 or more or none. A session's mini-sets of a lift are parts of one effort: a cluster counts as one hard
-- set, a rest-pause as two at most. A set belongs to the lift that it names, else to its exercise's of its day, else to the first of its
-- exercise (where the services would look at the reps).
create or replace view hard_set as
    with hard as (
        select * from lifted_set
        where role in ('TOP', 'BACKOFF', 'STRAIGHT') and reps > 0 and (rpe is null or rpe >= 6)),
    matched as (
        select h.gym, h.athlete, h.set_id, l.slot_id, l.variant
        from hard h
        join program p on p.gym = h.gym and p.athlete = h.athlete
            and h.trained_on >= p.starts_on and (p.ends_on is null or h.trained_on < p.ends_on)
        join planned_lift l on l.gym = p.gym and l.program_id = p.program_id and l.exercise = h.exercise
            and date_diff('day', p.starts_on, h.trained_on) // 7 + 1 >= l.from_week
            and (l.until_week is null or date_diff('day', p.starts_on, h.trained_on) // 7 + 1 < l.until_week)
        where h.role = 'STRAIGHT'
        qualify row_number() over (
            partition by h.gym, h.athlete, h.set_id
            order by l.slot_id is not distinct from h.slot_id desc, l.day is not distinct from h.day desc, l.day, l.slot_id) = 1),
    numbered as (
        select h.*, m.variant, row_number() over (
                   partition by h.gym, h.athlete, h.session_id, m.slot_id order by h.completed_at, h.set_id) as nth
        from hard h left join matched m on m.gym = h.gym and m.athlete = h.athlete and m.set_id = h.set_id)
    select * exclude (nth) from numbered
    where nth <= case variant when 'CLUSTER' then 1 when 'REST_PAUSE' then 2 else nth end;

-- Paused days of a program: until the pause's last day, or the day before it was resumed. Resuming one pause keeps future pauses.
create or replace view rest as
    with paused as (
        select gym, athlete, sequence, data->>'$.programId' as program_id, (data->>'$.from')::date as from_day, (data->>'$.to')::date as to_day
        from decision where type = 'topset.program.ProgramPaused.v1'),
    resumed as (
        select gym, sequence, data->>'$.programId' as program_id, (data->>'$.on')::date as on_day
        from decision where type = 'topset.program.ProgramResumed.v1')
    select * from (
        select p.gym, p.athlete, p.program_id, p.from_day, least(any_value(p.to_day), min(r.on_day) - 1) as to_day
        from paused p left join resumed r on r.gym = p.gym and r.program_id = p.program_id and r.sequence > p.sequence
            and r.on_day >= p.from_day and (p.to_day is null or r.on_day <= p.to_day)
        group by p.gym, p.athlete, p.program_id, p.sequence, p.from_day)
    where to_day is null or to_day >= from_day; -- called off otherwise

-- The newest target of each slot and week; done is the result of the week before.
create or replace view target as
    select gym, athlete, sequence, data,
           data->>'$.programId' as program_id,
           data->>'$.slotId' as slot_id,
           data->>'$.exercise' as exercise,
           (data->>'$.week')::integer as week,
           coalesce(data->>'$.prescription.unit', 'kg') as unit
    from decision where type = 'topset.program.TargetRecomputed.v1'
    qualify row_number() over (partition by gym, athlete, data->>'$.programId', data->>'$.slotId', data->>'$.week' order by sequence desc) = 1;

-- Newest states from the compacted topic: a snapshot without history. A removed slot has no program, but the number of its removal.
create or replace view newest_target as
    select n.gym, n.athlete, n.slot, n.sequence, n.data, n.data->>'$.programId' as program_id
    from read_parquet('${lake}/training.targets.v1/*.parquet') n
    left join erased x on x.source = '/topset/program-service' and x.gym = n.gym and x.athlete = n.athlete
    where n.sequence > coalesce(x.sequence, 0);

-- The current program of an athlete: among programs that were not ended, the last that has started; if none has, the next to start. A
-- program has started if it has a second week planned, or a current week in the snapshot. If only the snapshot knows it, it is the newest.
create or replace view running as
    with begun as (
        select gym, athlete, program_id from target where week > 1
        union
        select gym, athlete, program_id from newest_target where data->>'$.current.week' is not null),
    candidate as (
        select p.gym, p.athlete, p.program_id, p.sequence, p.starts_on, p.ends_on, b.program_id is not null as has_begun
        from program p left join begun b on b.gym = p.gym and b.athlete = p.athlete and b.program_id = p.program_id
        where p.ended_on is null
        union all
        select gym, athlete, program_id, max(sequence), date '9999-01-01', null, true
        from newest_target n
        where program_id is not null
          and not exists (from decision d where d.type = 'topset.program.ProgramStarted.v1'
                          and d.gym = n.gym and (d.data->>'$.programId') = n.program_id)
        group by gym, athlete, program_id)
    select gym, athlete, program_id, starts_on, ends_on, has_begun from candidate
    qualify row_number() over (
        partition by gym, athlete
        order by has_begun desc, case when has_begun then starts_on end desc, case when has_begun then sequence end desc, starts_on, sequence) = 1;

-- Snapshot and later events: the last planned week of each slot of that program, from the compacted topic or from later program events.
-- Earlier events do not count, because the snapshot may say that the slot is removed. But the snapshot omits a future program while another runs.
create or replace view last_planned as
    with said as (
        select gym, athlete, program_id, slot, sequence, coalesce(data->>'$.next.exercise', data->>'$.exercise') as exercise, (data->>'$.next.week')::integer as week,
               data->'$.next.prescription' as prescription, true as is_newest
        from newest_target
        union all
        select t.gym, t.athlete, t.program_id, t.slot_id, t.sequence, t.exercise, t.week, t.data->'$.prescription', t.sequence > coalesce(n.sequence, 0)
        from target t left join newest_target n on n.gym = t.gym and n.athlete = t.athlete and n.slot = t.slot_id)
    select s.gym, s.athlete, s.slot, s.sequence, s.exercise, s.week, s.prescription
    from said s join running r on r.gym = s.gym and r.athlete = s.athlete and r.program_id = s.program_id
    where s.week is not null and (s.is_newest or not r.has_begun)
      and (r.ends_on is null or r.starts_on + (s.week - 1) * 7 < r.ends_on)
    qualify row_number() over (partition by s.gym, s.athlete, s.slot order by s.week desc, s.sequence desc) = 1;
