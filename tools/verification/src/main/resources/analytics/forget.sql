-- The new content of a file: sequence numbers and offsets stay, the data of erased athletes is removed.
create or replace temp table landing as
    select e.* exclude (filename) replace (
        case when x.sequence is null then e.type when e.type like 'topset.session.%' then 'topset.session.AthleteErased.v1'
             else 'topset.program.AthletePlansErased.v1' end as type,
        case when x.sequence is null then e."time" else '' end as "time",
        case when x.sequence is null then e.data else '{}' end as data)
    from landed e
    left join erased x on x.source = e.source and x.gym = e.gym and x.athlete = e.athlete and e.sequence < x.sequence
    where e.filename = '${file}'
