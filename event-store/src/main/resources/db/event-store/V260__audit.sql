-- Who did what beside the events, whose rows name their actor themselves (ADR 0086). The service adds rows and says once how a call ended; it
-- can neither change nor delete them otherwise.
SET LOCAL lock_timeout = '2s';

CREATE TABLE audit_entry (
    id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    kind    text        NOT NULL CHECK (kind IN ('OPERATION', 'REFUSAL', 'SIGN_IN')),
    subject text        NOT NULL,            -- the token's sub
    role    text        NOT NULL,
    client  text,                            -- the OAuth2 client, where the token names it
    action  text        NOT NULL,            -- method and path, without the values in it
    gym     text,                            -- the caller's; of an operator's call: the one that it names
    athlete text,                            -- whom it concerns
    topic   text,
    status  int,                             -- the HTTP status answered; null while a call has not ended, or has ended with its service
    times   int         NOT NULL DEFAULT 1   -- more than 1: so many others like it, in the same minute
);
CREATE INDEX audit_entry_of_athlete ON audit_entry (gym, athlete, id);
CREATE INDEX audit_entry_of_gym ON audit_entry (gym, id);
CREATE INDEX audit_entry_by_athlete ON audit_entry (gym, subject) WHERE role IN ('ATHLETE', 'NONE');
CREATE INDEX audit_entry_at ON audit_entry (at);
GRANT SELECT, INSERT (kind, subject, role, client, action, gym, athlete, topic, status, times) ON audit_entry TO ${service_role};

-- How a call ended, and what it turned out to concern.
CREATE FUNCTION end_audit_entry(of_id bigint, with_status int, of_gym text, of_athlete text, of_topic text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    UPDATE public.audit_entry SET status = with_status, gym = coalesce(gym, of_gym), athlete = coalesce(athlete, of_athlete),
            topic = coalesce(topic, of_topic)
        WHERE id = of_id AND kind = 'OPERATION' AND status IS NULL
$$;

-- What an erasure takes: all that the athlete did, also without a role, and the athlete's name in what others were refused. Operators' calls
-- stay, like the requests. At most so many rows of each: a statement has a time limit, and a refused athlete may have left any number.
CREATE FUNCTION forget_audit_entries(of_gym text, of_athlete text, most int) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    deleted bigint;
    updated bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM public.erasure_request r
            WHERE r.gym = of_gym AND r.athlete = of_athlete AND r.xid = pg_current_xact_id()) THEN
        RAISE EXCEPTION 'no erasure of athlete % of gym % was requested in this transaction', of_athlete, of_gym
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    DELETE FROM public.audit_entry WHERE id IN (SELECT a.id FROM public.audit_entry a
        WHERE a.gym = of_gym AND a.subject = of_athlete AND a.role IN ('ATHLETE', 'NONE') LIMIT most);
    GET DIAGNOSTICS deleted = ROW_COUNT;
    UPDATE public.audit_entry SET athlete = NULL WHERE id IN (SELECT a.id FROM public.audit_entry a
        WHERE a.gym = of_gym AND a.athlete = of_athlete AND a.kind <> 'OPERATION' LIMIT most);
    GET DIAGNOSTICS updated = ROW_COUNT;
    RETURN deleted + updated;
END $$;

-- Rows older than the service keeps them; never one of the last thirty days, whatever is asked for.
CREATE FUNCTION drop_audit_entries(older_than timestamptz, most int) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH gone AS (
        DELETE FROM public.audit_entry WHERE id IN (SELECT a.id FROM public.audit_entry a
            WHERE a.at < least(older_than, now() - interval '30 days') ORDER BY a.at LIMIT most)
        RETURNING 1)
    SELECT count(*) FROM gone
$$;

REVOKE ALL ON FUNCTION end_audit_entry(bigint, int, text, text, text), forget_audit_entries(text, text, int),
    drop_audit_entries(timestamptz, int) FROM public;
GRANT EXECUTE ON FUNCTION end_audit_entry(bigint, int, text, text, text), forget_audit_entries(text, text, int),
    drop_audit_entries(timestamptz, int) TO ${service_role};
