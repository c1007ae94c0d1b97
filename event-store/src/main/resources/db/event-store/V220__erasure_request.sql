-- Who asked for which erasure, and when. The service adds rows; it cannot change or delete them, nor write down another transaction.
CREATE TABLE erasure_request (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    gym          text        NOT NULL,
    athlete      text        NOT NULL,
    requested_by text        NOT NULL,   -- the token's sub; where an event brings the request: its id
    requested_at timestamptz NOT NULL,
    xid          xid8        NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX erasure_request_athlete ON erasure_request (gym, athlete, xid);
GRANT SELECT, INSERT (gym, athlete, requested_by, requested_at) ON erasure_request TO ${service_role};

-- As erase_events, for an athlete whose erasure was requested in the same transaction. The release before calls erase_events; the release
-- after this one takes that right away (ADR 0079).
CREATE FUNCTION erase_requested_events(of_gym text, of_athlete text, of_streams text[], erased_at timestamptz, most int) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM public.erasure_request r
            WHERE r.gym = of_gym AND r.athlete = of_athlete AND r.xid = pg_current_xact_id()) THEN
        RAISE EXCEPTION 'no erasure of athlete % of gym % was requested in this transaction', of_athlete, of_gym
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN public.erase_events(of_gym, of_athlete, of_streams, erased_at, most);
END $$;

REVOKE ALL ON FUNCTION erase_requested_events(text, text, text[], timestamptz, int) FROM public;
GRANT EXECUTE ON FUNCTION erase_requested_events(text, text, text[], timestamptz, int) TO ${service_role};
