-- The service looks at its start whether it has every migration that it needs.
grant select on flyway_schema_history to ${service_role};

-- As switch_generation(), for the rebuild that an operator has started and that is being switched to: no other state of next_generation is
-- complete. The release before calls the function without an argument; the release after this one takes that right away (ADR 0079).
create function switch_generation(to_rebuild uuid) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform from public.rebuild where id = to_rebuild and state = 'SWITCHING' for share;
    if not found then
        raise exception 'rebuild % is not being switched to', to_rebuild using errcode = 'insufficient_privilege';
    end if;
    perform public.switch_generation();
end $$;

revoke all on function switch_generation(uuid) from public;
grant execute on function switch_generation(uuid) to ${service_role};
