-- What lies in the lake, as tables to ask. ${lake} is its folder.

create or replace view event as
    select * from read_parquet(['${lake}/training.session-events.v1/*.parquet', '${lake}/training.program-events.v1/*.parquet']);

-- Athletes of whom everything up to a sequence has been erased.
create or replace view erased as
    select gym, athlete, max(sequence) as sequence
    from event where type = 'topset.session.AthleteErased.v1'
    group by gym, athlete;

-- Sets as they are now: the newest revision counts, removed ones do not, whatever arrived when. A session's sets belong to the day it began,
-- as its clock showed it.
create or replace view lifted_set as
    with revision as (
        select e.gym, e.athlete, e.type, e.data,
               e.data->>'$.setId' as set_id,
               (e.data->>'$.revision')::integer as revision
        from event e left join erased x on x.gym = e.gym and x.athlete = e.athlete
        where e.type in ('topset.session.SetCompleted.v1', 'topset.session.SetCorrected.v1', 'topset.session.SetRemoved.v1')
          and e.sequence > coalesce(x.sequence, 0)),
    newest as (
        select * from revision
        qualify row_number() over (partition by gym, athlete, set_id order by revision desc) = 1)
    select gym, athlete, set_id,
           data->>'$.sessionId' as session_id,
           substr(data->>'$.sessionStartedAt', 1, 10)::date as trained_on,
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

create or replace view program as
    select gym, athlete,
           data->>'$.programId' as program_id,
           (data->>'$.startsOn')::date as starts_on,
           lead((data->>'$.startsOn')::date) over (partition by gym, athlete order by (data->>'$.startsOn')::date, sequence) as next_starts_on,
           len(list_distinct(data->'$.lifts[*].day')) as days_a_week
    from event where type = 'topset.program.ProgramStarted.v1';

-- What was decided last about each slot and week; done is how the week before it went.
create or replace view target as
    select gym, athlete, data,
           data->>'$.programId' as program_id,
           data->>'$.slotId' as slot_id,
           data->>'$.exercise' as exercise,
           (data->>'$.week')::integer as week,
           coalesce(data->>'$.prescription.unit', 'kg') as unit
    from event where type = 'topset.program.TargetRecomputed.v1'
    qualify row_number() over (partition by gym, athlete, data->>'$.programId', data->>'$.slotId', data->>'$.week' order by sequence desc) = 1;

-- Newest states from the compacted topic: a snapshot that needs no history.
create or replace view newest_target as
    select * from read_parquet('${lake}/training.targets.v1/*.parquet');
