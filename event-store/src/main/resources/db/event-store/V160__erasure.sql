-- The service only adds events. That an athlete's events lose what they say is the owner's to do, and this is all that it does (ADR 0060):
-- numbers, ids and places stay, so that whoever reads the log or has it published again meets no gap. At most so many at a time: no statement
-- may take long, and years of training lie on many pages.
CREATE FUNCTION erase_events(of_gym text, of_athlete text, of_streams text[], erased_at timestamptz, most int) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH emptied AS (
        UPDATE public.event e SET type = 'AthleteErased.v1', occurred_at = erased_at, metadata = '{}',
                data = json_build_object('erasedAt', to_char(erased_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
            WHERE e.position IN (SELECT w.position FROM unnest(of_streams) AS s(name) CROSS JOIN LATERAL (
                    SELECT t.position FROM public.event t
                    WHERE t.gym = of_gym AND t.stream = s.name AND t.athlete = of_athlete AND t.type <> 'AthleteErased.v1') AS w LIMIT most)
            RETURNING 1)
    SELECT count(*) FROM emptied
$$;

REVOKE ALL ON FUNCTION erase_events(text, text, text[], timestamptz, int) FROM public;
GRANT EXECUTE ON FUNCTION erase_events(text, text, text[], timestamptz, int) TO ${service_role};
