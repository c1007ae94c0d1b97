-- What the events of a gym say about the coaches and tags of an athlete whose erasure was requested in the same
-- transaction. They keep their numbers and the athlete's id, as the athlete's own events do.
SET lock_timeout = '2s';

create function erase_requested_coaches_and_tags(of_gym text, of_athlete text) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    emptied bigint;
begin
    if not exists (select from public.erasure_request r
            where r.gym = of_gym and r.athlete = of_athlete and r.xid = pg_current_xact_id()) then
        raise exception 'no erasure of athlete % of gym % was requested in this transaction', of_athlete, of_gym
            using errcode = 'insufficient_privilege';
    end if;
    update public.event e set metadata = '{}', data = case e.type
            when 'AthleteCoachesChanged.v1' then json_build_object('athleteId', of_athlete, 'coaches', json_build_array(),
                'changedAt', e.data -> 'changedAt')
            else json_build_object('athleteId', of_athlete, 'tags', json_build_array(), 'changedAt', e.data -> 'changedAt') end
        where e.gym = of_gym and e.stream = 'gym' and e.athlete = '~gym'
            and e.type in ('AthleteCoachesChanged.v1', 'AthleteTagsChanged.v1') and e.data ->> 'athleteId' = of_athlete;
    get diagnostics emptied = row_count;
    return emptied;
end $$;

revoke all on function erase_requested_coaches_and_tags(text, text) from public;
grant execute on function erase_requested_coaches_and_tags(text, text) to ${service_role};
