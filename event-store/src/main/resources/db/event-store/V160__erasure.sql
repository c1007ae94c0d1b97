-- The service only adds events. That an athlete's events lose what they say is the owner's to do, and this is all that it does (ADR 0060):
-- numbers, ids and places stay, so that whoever reads the log or has it published again meets no gap.
CREATE FUNCTION erase_events(of_gym text, of_athlete text, erased_at timestamptz) RETURNS TABLE (stream text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- Every stream has a published event, and those are found by their athlete.
    FOR stream IN SELECT DISTINCT e.stream FROM public.event e
            WHERE e.gym = of_gym AND e.athlete = of_athlete AND e.sequence IS NOT NULL ORDER BY e.stream LOOP
        UPDATE public.event e SET type = 'AthleteErased.v1', occurred_at = erased_at, metadata = '{}',
                data = json_build_object('erasedAt', to_char(erased_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
            WHERE e.gym = of_gym AND e.stream = erase_events.stream AND e.type <> 'AthleteErased.v1';
        RETURN NEXT;
    END LOOP;
END $$;

REVOKE ALL ON FUNCTION erase_events(text, text, timestamptz) FROM public;
GRANT EXECUTE ON FUNCTION erase_events(text, text, timestamptz) TO ${service_role};
